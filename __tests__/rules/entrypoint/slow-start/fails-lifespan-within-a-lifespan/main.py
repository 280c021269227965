from contextlib import asynccontextmanager

from fastapi import FastAPI
from resources import resources


@asynccontextmanager
async def lifespan(app: FastAPI):
    async with resources() as loaded:
        yield {"loaded": loaded}


app = FastAPI(lifespan=lifespan)
