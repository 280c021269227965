import os

from fastapi import FastAPI

app = FastAPI()

if __name__ == "__main__":
    os.system("cd src && exec gunicorn -k uvicorn.workers.UvicornWorker main:app > server.log 2>&1 &")
