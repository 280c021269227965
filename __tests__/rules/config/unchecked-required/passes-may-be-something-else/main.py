import os

from fastapi import FastAPI

app = FastAPI()

value = os.getenv("POOL_SIZE")
if app.debug:
    value = "5"
else:
    value = value or "1"
SIZE = int(value)
