from contextlib import asynccontextmanager

from fastapi import FastAPI
from models import get_model


@asynccontextmanager
async def lifespan(_: FastAPI):
    get_model()
    yield


app = FastAPI(lifespan=lifespan)
