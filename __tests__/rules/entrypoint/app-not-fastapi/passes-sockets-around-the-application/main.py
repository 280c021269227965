import socketio
from fastapi import FastAPI

app = FastAPI()
sio = socketio.AsyncServer(async_mode="asgi")
app = socketio.ASGIApp(sio, app)
