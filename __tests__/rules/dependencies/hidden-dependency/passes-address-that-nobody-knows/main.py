import os

from fastapi import FastAPI
from sqlmodel import create_engine

host = os.environ["HOST"]
engine = create_engine(os.environ["DATABASE_URL"])
second = create_engine(os.environ["SCHEME"] + "://db.example.org/todo")
third = create_engine(f"{os.environ['SCHEME']}://{host}/todo")
app = FastAPI()
