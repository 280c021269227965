from contextlib import suppress

from fastapi import FastAPI
from sqlmodel import create_engine

app = FastAPI()

try:
    from uploads import router
    app.include_router(router)
except Exception:
    print("no uploads")

try:
    engine = create_engine("postgresql://db.example.org/todo")
except ModuleNotFoundError:
    engine = create_engine("sqlite:///./todo.db")

with suppress(ImportError):
    from starlette.middleware.sessions import SessionMiddleware

try:
    from fastapi.testclient import TestClient
except RuntimeError:
    TestClient = None
