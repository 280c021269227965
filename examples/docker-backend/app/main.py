"""The service: what it answers, and who may ask from a browser."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import lru_cache

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from pydantic import BaseModel, Field

from app.search import Library
from app.settings import check, load_settings

settings = load_settings()


@asynccontextmanager
async def lifespan(_: FastAPI) -> AsyncIterator[None]:
    check(settings)
    yield


app = FastAPI(title="Course Assistant API", lifespan=lifespan)
app.add_middleware(
    CORSMiddleware,
    allow_origins=settings.cors_origins,
    allow_credentials=True,
    allow_methods=["GET", "POST"],
    allow_headers=["Authorization", "Content-Type"],
)


class Question(BaseModel):
    text: str = Field(min_length=1, max_length=2000)


class Answer(BaseModel):
    text: str
    passages: list[str]


@lru_cache
def library() -> Library:
    return Library(settings)


@app.get("/")
def root() -> dict[str, str]:
    return {"status": "ok"}


@app.get("/health")
def health() -> dict[str, str]:
    return {"status": "ok", "collection": settings.collection}


@app.post("/chat")
def chat(question: Question) -> Answer:
    passages = library().passages(question.text)
    return Answer(text=library().answer(question.text, passages), passages=passages)
