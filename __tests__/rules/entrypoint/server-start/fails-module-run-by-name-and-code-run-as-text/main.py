import runpy

from fastapi import FastAPI

app = FastAPI()


def one():
    runpy.run_module("uvicorn", run_name="__main__")


def two():
    exec("import uvicorn; uvicorn.run('main:app')")
