from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlalchemy import URL
from sqlalchemy.ext.asyncio import create_async_engine


@asynccontextmanager
async def lifespan(application):
    address = URL.create("postgresql+asyncpg", host="db.example.org", database="todo")
    application.state.engine = create_async_engine(address)
    yield


app = FastAPI(lifespan=lifespan)
