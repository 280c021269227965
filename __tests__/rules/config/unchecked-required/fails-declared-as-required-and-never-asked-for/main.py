import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.getenv("API_KEY")


@app.get("/")
def root():
    return {"length": KEY}
