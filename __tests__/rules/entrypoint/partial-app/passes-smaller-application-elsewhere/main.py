from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}


@app.get("/tasks")
def tasks():
    return []


@app.get("/tasks/{task_id}")
def task(task_id: int):
    return {"id": task_id}
