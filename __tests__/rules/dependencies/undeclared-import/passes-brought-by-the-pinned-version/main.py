import ujson
from fastapi import FastAPI

app = FastAPI()
