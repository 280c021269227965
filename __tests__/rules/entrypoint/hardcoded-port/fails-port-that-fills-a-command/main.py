import os
import subprocess

from fastapi import FastAPI

app = FastAPI()
NUMBER = 8765


def dev():
    os.system(f"uvicorn main:app --port {NUMBER}")


def again(number=8766):
    subprocess.run(["uvicorn", "main:app", "--port", str(number)])
    os.system("uvicorn main:app --port %d" % 8767)
