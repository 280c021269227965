import socket

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def free_port():
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


def serve():
    uvicorn.run(app, port=0)
    uvicorn.run(app, port=free_port())
