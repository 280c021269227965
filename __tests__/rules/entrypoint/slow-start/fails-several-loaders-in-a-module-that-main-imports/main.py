from fastapi import FastAPI

from app import ml

app = FastAPI()


@app.get("/")
def root():
    return {"labels": ml.classify("hello")}
