from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker, create_async_engine

engine = create_async_engine("sqlite:///./todo.db")
Session = async_sessionmaker(engine)
app = FastAPI()
