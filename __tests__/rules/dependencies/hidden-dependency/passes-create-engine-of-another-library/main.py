from fastapi import FastAPI

from engines import create_engine

engine = create_engine("postgresql://db.example.org/todo")
app = FastAPI()
