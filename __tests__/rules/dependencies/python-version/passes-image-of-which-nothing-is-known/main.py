import tomllib

from fastapi import FastAPI

app = FastAPI()
