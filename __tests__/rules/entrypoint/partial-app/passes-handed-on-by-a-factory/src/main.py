from fastapi import FastAPI

from src.routes import tasks, users


def create_app() -> FastAPI:
    app = FastAPI()
    app.include_router(tasks.router)
    app.include_router(users.router)
    return app


app = create_app()
