from fastapi import FastAPI
from sqlalchemy import create_engine
from sqlalchemy.ext.asyncio import create_async_engine

engine = create_engine("postgresql://db.example.org/todo")
other = create_async_engine("postgresql://db.example.org/todo")
app = FastAPI()
