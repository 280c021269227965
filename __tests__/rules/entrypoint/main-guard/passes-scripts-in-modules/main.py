from fastapi import FastAPI

from src.database import engine
from src.seed import defaults

app = FastAPI()


@app.get("/")
def root():
    return defaults
