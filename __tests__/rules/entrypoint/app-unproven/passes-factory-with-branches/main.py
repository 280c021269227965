import os

from fastapi import FastAPI


def create_app():
    if os.getenv("DOCS"):
        return FastAPI()
    return FastAPI(docs_url=None)


app = create_app()
