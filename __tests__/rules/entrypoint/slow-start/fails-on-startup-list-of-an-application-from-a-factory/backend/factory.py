from fastapi import FastAPI

from .warm_up import warm_up


def create_app() -> FastAPI:
    application = FastAPI(title="Search", on_startup=[warm_up])
    return application
