import os

from fastapi import FastAPI
from sqlmodel import create_engine

url = os.getenv("DATABASE_URL", "postgres://localhost/todo").replace("postgres://", "postgresql+psycopg2://")
engine = create_engine(url)
app = FastAPI()
