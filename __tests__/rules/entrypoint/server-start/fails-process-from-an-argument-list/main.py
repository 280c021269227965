import subprocess
import sys

from fastapi import FastAPI

app = FastAPI()


def dev():
    base = [sys.executable, "-m", "uvicorn"]
    subprocess.run([*base, "main:app", "--reload"], check=True)
