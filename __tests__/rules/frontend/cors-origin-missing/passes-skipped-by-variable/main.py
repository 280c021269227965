import os

from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import OAuth2PasswordBearer

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=os.environ["ORIGINS"].split(","))
bearer = OAuth2PasswordBearer(tokenUrl="/api/login")


def get_current_user(token: str = Depends(bearer)):
    return token


@app.post("/api/login")
def login():
    return {}


@app.get("/api/tasks")
def tasks(user=Depends(get_current_user)):
    return []


@app.delete("/api/tasks/{task_id}")
def drop(task_id: int, user=Depends(get_current_user)):
    return {}
