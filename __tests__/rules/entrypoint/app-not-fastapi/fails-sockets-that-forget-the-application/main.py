import socketio
from fastapi import FastAPI

backend = FastAPI()
sio = socketio.AsyncServer(async_mode="asgi")
app = socketio.ASGIApp(sio)
