import socket
from http.client import HTTPConnection

import websockets
from fastapi import FastAPI

app = FastAPI()


async def ask(host, port):
    sock = socket.create_connection((host, port))
    sock.connect((host, port))
    HTTPConnection(host, port).request("GET", "/")
    async with websockets.connect(f"ws://{host}") as ws:
        await ws.send("x")
