"""The application: settings, middleware, and the routes of every part."""

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src.database import create_tables
from src.routers import auth, todos
from src.settings import ALLOWED_ORIGINS


def create_app() -> FastAPI:
    application = FastAPI(title="Todo API", version="1.0.0")
    application.add_middleware(
        CORSMiddleware,
        allow_origins=ALLOWED_ORIGINS,
        allow_credentials=True,
        allow_methods=["GET", "POST", "PATCH", "DELETE"],
        allow_headers=["Authorization", "Content-Type"],
    )
    application.include_router(auth.router)
    application.include_router(todos.router)
    return application


app = create_app()


@app.on_event("startup")
def prepare() -> None:
    create_tables()


@app.get("/")
def health() -> dict[str, str]:
    return {"status": "ok"}
