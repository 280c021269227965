from fastapi import FastAPI


def create_app(title: str = "tasks"):
    return FastAPI(title=title)
