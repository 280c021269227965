import importlib.resources.abc

from fastapi import FastAPI

app = FastAPI()
