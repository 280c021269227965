from fastapi import FastAPI


def create_app():
    application = FastAPI()


app = create_app()
