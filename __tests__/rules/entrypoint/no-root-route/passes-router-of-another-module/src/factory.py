from fastapi import FastAPI

from src.routers import health, tasks


def create_app() -> FastAPI:
    application = FastAPI()
    for module in (tasks, health):
        application.include_router(module.router)
    return application
