from fastapi import FastAPI

from src.tools import subprocess, system

app = FastAPI()
subprocess.run(["uvicorn", "main:app"])
system("uvicorn main:app")
