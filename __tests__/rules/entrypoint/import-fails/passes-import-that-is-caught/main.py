try:
    from src.extra import router
except ImportError:
    router = None

from fastapi import FastAPI

app = FastAPI()
