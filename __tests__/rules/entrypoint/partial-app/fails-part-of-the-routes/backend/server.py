from fastapi import FastAPI, WebSocket

server = FastAPI()


@server.get("/tasks/")
def tasks():
    return []


@server.get("/tasks/{task_id}")
@server.put("/tasks/{task_id}")
def task(task_id: int):
    return {"id": task_id}


@server.websocket("/feed")
async def feed(socket: WebSocket):
    await socket.accept()


@server.get("/files/{path:path}")
def file(path: str):
    return {"file": path}
