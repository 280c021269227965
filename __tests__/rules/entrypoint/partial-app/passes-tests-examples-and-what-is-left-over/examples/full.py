from fastapi import FastAPI

app = FastAPI()


@app.get("/tasks")
def tasks():
    return []
