from fastapi import FastAPI

from src.main import app as backend

app = FastAPI(title=backend.title)


@app.get("/")
def root():
    return {"docs": "/docs"}
