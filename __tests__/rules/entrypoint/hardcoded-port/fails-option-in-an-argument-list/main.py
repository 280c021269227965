import subprocess

from fastapi import FastAPI

app = FastAPI()


def dev():
    subprocess.run(["uvicorn", "main:app", "--host", "0.0.0.0", "--port", "8000"])
    subprocess.run(["uvicorn", "main:app", "--port=8001"])
