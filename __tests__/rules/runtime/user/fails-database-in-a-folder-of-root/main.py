from sqlmodel import create_engine

engine = create_engine("sqlite:///./todo.db")
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}
