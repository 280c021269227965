"""Todo lists, as they grew on one machine."""

import os

import httpx
from dotenv import dotenv_values
from fastapi import FastAPI, Request
from fastapi.middleware.cors import CORSMiddleware
from jose import jwt

SECRET = os.getenv("BETTER_AUTH_SECRET", "secret")
PAGE_SIZE = int(os.getenv("PAGE_SIZE", "20"))
CACHE_SECONDS = int(os.getenv("CACHE_SECONDS"))
SEARCH_URL = "http://localhost:6333"  # space-gate: allow config/hardcoded-url

todos: list[dict[str, str]] = []

app = FastAPI(title="Todo lists")
app.add_middleware(
    CORSMiddleware,
    allow_origins=["https://todo-old.vercel.app/", "https://todo-tests.vercel.app"],
    allow_credentials=True,
    allow_methods=["*"],
    allow_headers=["*"],
)


def user_of(request: Request) -> str:
    token = request.headers["authorization"].removeprefix("Bearer ")
    return jwt.decode(token, SECRET, options={"verify_signature": False})["sub"]


@app.get("/")
def root() -> dict[str, int]:
    return {"todos": len(todos), "page": PAGE_SIZE, "cached": CACHE_SECONDS}


@app.post("/todos")
async def create(request: Request) -> dict[str, str]:
    body = await request.json()
    todo = {"title": body["title"], "user": user_of(request)}
    todos.append(todo)
    return todo


@app.get("/search")
def search(text: str) -> dict:
    key = dotenv_values(".env")["SEARCH_KEY"]
    return httpx.get(f"{SEARCH_URL}/search", params={"text": text}, headers={"api-key": key}).json()
