import os

from fastapi import FastAPI

app = FastAPI()


@app.get(os.environ["HEALTH_PATH"])
def health():
    return {"status": "ok"}
