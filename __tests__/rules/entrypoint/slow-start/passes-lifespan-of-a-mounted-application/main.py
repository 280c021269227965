from contextlib import asynccontextmanager

import nltk
from fastapi import FastAPI


@asynccontextmanager
async def admin_lifespan(app: FastAPI):
    nltk.download("punkt")
    yield


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield


admin = FastAPI(lifespan=admin_lifespan)
app = FastAPI(lifespan=lifespan)
app.mount("/admin", admin)


@admin.on_event("startup")
def warm_up():
    nltk.download("punkt")
