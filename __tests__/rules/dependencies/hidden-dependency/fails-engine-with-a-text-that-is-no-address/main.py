from fastapi import FastAPI
from sqlmodel import create_engine

app = FastAPI()
engine = create_engine("todo.db", echo=True)
