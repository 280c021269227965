from sqlmodel import create_engine

engine = create_engine("sqlite:///:memory:")
other = create_engine("sqlite:////data/todo.db")
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}
