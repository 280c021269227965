import os

from fastapi import FastAPI
from sqlmodel import create_engine

url = os.getenv("DATABASE_URL", "sqlite:///./todo.db")
engine = create_engine(url)
app = FastAPI()
