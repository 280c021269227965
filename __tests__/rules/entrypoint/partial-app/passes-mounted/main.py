from fastapi import FastAPI

from src.main import app as api

app = FastAPI()
app.mount("/backend", api)


@app.get("/")
def root():
    return {"docs": "/backend/docs"}
