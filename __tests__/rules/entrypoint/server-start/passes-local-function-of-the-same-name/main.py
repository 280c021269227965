from fastapi import FastAPI
from uvicorn import run

app = FastAPI()


def run(application):
    return application


run(app)
