from fastapi import FastAPI
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import create_engine

URL = None

first = create_engine(URL)
second = create_async_engine("")
app = FastAPI()
