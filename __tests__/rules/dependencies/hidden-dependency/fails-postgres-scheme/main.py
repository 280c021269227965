from fastapi import FastAPI
from sqlmodel import create_engine

engine = create_engine("postgres://db.example.org/todo")
app = FastAPI()
