from fastapi import FastAPI
from sqlmodel import create_engine

app = FastAPI()


@app.get("/")
def root():
    create_engine(None)
    return {}


try:
    engine = create_engine("")
except Exception:
    engine = None
