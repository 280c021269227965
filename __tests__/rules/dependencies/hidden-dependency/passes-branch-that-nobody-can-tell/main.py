import os

from fastapi import FastAPI, UploadFile
from sqlmodel import create_engine

app = FastAPI()
url = os.environ.get("DATABASE_URL", "sqlite:///./todo.db")

if url.startswith("postgresql"):
    engine = create_engine("postgresql://db.example.org/todo")
else:
    engine = create_engine(url)

if os.getenv("WITH_UPLOADS"):

    @app.post("/")
    def upload(file: UploadFile):
        return {}
