import os

from fastapi import FastAPI
from sqlalchemy import create_engine

user = os.environ["DB_USER"]
engine = create_engine(f"postgresql://{user}@db.example.org/todo")
app = FastAPI()
