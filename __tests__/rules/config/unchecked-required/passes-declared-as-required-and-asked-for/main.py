import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.getenv("API_KEY")


@app.get("/")
def root():
    if KEY is None:
        return {"error": "API_KEY is not set"}
    return {"length": len(KEY)}
