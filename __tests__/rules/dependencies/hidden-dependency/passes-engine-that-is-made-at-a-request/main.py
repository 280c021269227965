from functools import lru_cache

from fastapi import Depends, FastAPI
from sqlmodel import create_engine


@lru_cache
def engine():
    return create_engine("postgresql://db.example.org/todo")


app = FastAPI()


@app.get("/")
def root(e=Depends(engine)):
    return {}
