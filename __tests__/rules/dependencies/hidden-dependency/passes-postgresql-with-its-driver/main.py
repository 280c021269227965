from fastapi import FastAPI
from sqlmodel import create_engine

engine = create_engine("postgresql+psycopg2://db.example.org/todo")
other = create_engine("postgresql://db.example.org/todo")
app = FastAPI()
