import os

from fastapi import FastAPI

app = FastAPI()


def dev(workers):
    os.system("uvicorn main:app --host 0.0.0.0 --port 8000")
    os.system(f"gunicorn main:app -w {workers} -b 0.0.0.0:8001")
    os.system("cd static; python3 -m http.server 8002")
