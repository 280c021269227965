from fastapi import FastAPI


def app():
    return FastAPI()
