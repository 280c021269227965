from fastapi import FastAPI


def create_app():
    FastAPI()


app = create_app
