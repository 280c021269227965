from fastapi import FastAPI


def built(function):
    return function()


@built
def app():
    return FastAPI()
