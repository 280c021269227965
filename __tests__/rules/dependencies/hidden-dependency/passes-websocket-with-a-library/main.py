from fastapi import FastAPI, WebSocket

app = FastAPI()


@app.websocket("/chat")
async def chat(socket: WebSocket):
    await socket.accept()
