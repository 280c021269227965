import os

from fastapi import FastAPI
from sqlmodel import create_engine

DATABASE_URL = os.getenv("DATABASE_URL") or "sqlite:///./todo.db"
engine = create_engine(DATABASE_URL, connect_args={"check_same_thread": False})
app = FastAPI()
