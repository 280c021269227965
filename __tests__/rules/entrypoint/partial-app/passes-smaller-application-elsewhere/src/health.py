from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["*"])


@app.get("/healthz")
def health():
    return "ok"


@app.get("/tasks/{id}")
def task(id: int):
    return {"id": id}


@app.get("/tasks/")
def tasks():
    return []
