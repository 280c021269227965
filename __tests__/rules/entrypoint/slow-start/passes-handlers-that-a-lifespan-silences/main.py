from contextlib import asynccontextmanager

import nltk
from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


app = FastAPI(lifespan=lifespan)


@app.on_event("startup")
def warm_up():
    nltk.download("punkt")
