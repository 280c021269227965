from fastapi import FastAPI

app = FastAPI()

try:
    import settings
except* ImportError:
    settings = None
