import fakedb
from fastapi import FastAPI
from sqlalchemy import create_engine

engine = create_engine("postgresql://db.example.org/todo", module=fakedb)
app = FastAPI()
