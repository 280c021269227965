import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}

os.makedirs("uploads", exist_ok=True)
