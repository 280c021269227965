from fastapi import FastAPI
from fastapi.responses import FileResponse

app = FastAPI()


@app.get("/api/tasks")
def tasks():
    return []


@app.get("/{path:path}")
def page(path: str):
    return FileResponse("static/index.html")
