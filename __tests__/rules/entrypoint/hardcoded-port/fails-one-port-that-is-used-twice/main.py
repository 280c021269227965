import uvicorn
from fastapi import FastAPI

app = FastAPI()
PORT = 8000


def serve():
    uvicorn.run(app, port=PORT)


def serve_again():
    uvicorn.run("main:app", port=PORT)
