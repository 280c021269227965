from functools import lru_cache

from fastapi import FastAPI


@lru_cache
def create_app():
    return FastAPI()


app = create_app()
