import socketio

app = socketio.AsyncServer(async_mode="asgi")
