import uvicorn
from fastapi import FastAPI

from src.settings import settings

app = FastAPI()


def serve():
    uvicorn.run(app, port=settings.listen)
