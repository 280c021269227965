import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return os.environ["NAME_OF_THE_DAY"]
