import uvicorn
from fastapi import FastAPI

from src.fakes import FakeServer

app = FastAPI()
uvicorn = FakeServer()
uvicorn.run(app, port=8000)


def call(run):
    run(app, port=8000)
