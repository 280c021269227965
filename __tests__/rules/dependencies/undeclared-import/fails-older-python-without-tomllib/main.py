try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

from fastapi import FastAPI

app = FastAPI()
