from fastapi import FastAPI

app = FastAPI()
raise RuntimeError("not ready")
