from fastapi import FastAPI

app = FastAPI()


@app.get("/tasks")
def tasks():
    return []


@app.get("/tasks/{id}")
def task(id: int):
    return {"id": id}


@app.get("/files/{folder}/{name}")
def file(folder: str, name: str):
    return {"file": f"{folder}/{name}"}
