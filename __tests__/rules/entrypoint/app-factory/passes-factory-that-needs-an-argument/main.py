from fastapi import FastAPI


def create_app(title):
    return FastAPI(title=title)


app = create_app
