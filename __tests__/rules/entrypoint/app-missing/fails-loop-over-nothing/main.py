from fastapi import FastAPI

VERSIONS: list[str] = []

for version in VERSIONS:
    app = FastAPI(title="Todo API", version=version)
