from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {}


@app.get("/tasks")
def tasks():
    return []
