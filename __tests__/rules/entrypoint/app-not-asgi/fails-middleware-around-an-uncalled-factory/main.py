from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware


def create_app():
    return FastAPI()


app = GZipMiddleware(create_app)
