import os

from fastapi import FastAPI


def create_app():
    return FastAPI()


if os.getenv("TESTING"):
    app = create_app()
else:
    app = create_app
