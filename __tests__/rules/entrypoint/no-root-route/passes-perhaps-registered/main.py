import os

from fastapi import FastAPI

app = FastAPI()

if os.getenv("SHOW_HOME"):

    @app.get("/")
    def home():
        return {"status": "ok"}
