import subprocess

from fastapi import FastAPI

app = FastAPI()


def tools():
    subprocess.run(["redis-server", "--port", "6379"])
    subprocess.run(["ssh", "-p", "2222", "host"])
    subprocess.run("docker run -p 8000:8000 image", shell=True)
    subprocess.run(["curl", "http://localhost:8000"])
    subprocess.run(["uvicorn", "--help", "--port", "8000"])
