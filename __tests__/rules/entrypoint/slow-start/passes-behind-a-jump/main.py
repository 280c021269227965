from contextlib import asynccontextmanager
import os

import nltk
from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    if os.getenv("TESTING"):
        yield
        return
    nltk.download("punkt")
    yield


def first(names):
    for name in names:
        if name.startswith("x"):
            return name
    return nltk.download("punkt")


first(["xy"])
app = FastAPI(lifespan=lifespan)
