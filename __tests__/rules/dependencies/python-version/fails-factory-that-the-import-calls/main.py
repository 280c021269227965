import asyncio

from fastapi import FastAPI


def create_app() -> FastAPI:
    application = FastAPI()
    application.state.barrier = asyncio.Barrier(2)
    return application


app = create_app()
