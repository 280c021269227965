from contextlib import asynccontextmanager

from fastapi import FastAPI
from sqlmodel import Session, SQLModel, create_engine, select

engine = create_engine("sqlite:///tasks.db")


@asynccontextmanager
async def lifespan(app: FastAPI):
    SQLModel.metadata.create_all(engine)
    with Session(engine) as session:
        session.get(SQLModel, 1)
    yield


app = FastAPI(lifespan=lifespan)
