import os

from fastapi import FastAPI

app = FastAPI()

try:
    SIZE = int(os.getenv("POOL_SIZE"))
except (TypeError, ValueError):
    SIZE = 5
