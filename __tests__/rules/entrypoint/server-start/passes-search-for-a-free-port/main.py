import socket

from fastapi import FastAPI

app = FastAPI()


def free_port():
    with socket.socket() as sock:
        sock.bind(("", 0))
        sock.listen(1)
        return sock.getsockname()[1]
