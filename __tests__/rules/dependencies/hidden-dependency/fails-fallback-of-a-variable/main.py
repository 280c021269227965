import os

from fastapi import FastAPI
from sqlmodel import create_engine

url = os.getenv("DATABASE_URL", "postgresql+psycopg://localhost/todo")
engine = create_engine(url)
app = FastAPI()
