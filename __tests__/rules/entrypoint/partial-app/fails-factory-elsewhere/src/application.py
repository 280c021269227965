from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

from src.routes import tasks


def create_app(debug: bool = False) -> FastAPI:
    application = FastAPI(debug=debug)
    application.add_middleware(GZipMiddleware)
    application.include_router(tasks.router)
    return application
