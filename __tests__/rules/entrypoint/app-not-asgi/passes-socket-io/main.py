import socketio
from fastapi import FastAPI

app = socketio.ASGIApp(socketio.AsyncServer(), FastAPI())
