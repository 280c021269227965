from fastapi import FastAPI


def create_app():
    return FastAPI()


factory = create_app
app = factory()
make = create_app
