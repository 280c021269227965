import uvicorn
from fastapi import FastAPI

from src.runners import choose

app = FastAPI()
runner = choose()


def configure():
    global runner
    runner = uvicorn.run


def go(server=None):
    server = choose() or server
    server.run()
