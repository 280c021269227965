import subprocess

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def serve():
    uvicorn.run(app, uds="/tmp/app.sock")
    uvicorn.run(app, fd=3)
    subprocess.run(["gunicorn", "main:app", "--bind", "unix:/tmp/app:8000"])
