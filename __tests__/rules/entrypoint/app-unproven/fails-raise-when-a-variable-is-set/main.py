import os

from fastapi import FastAPI

if os.getenv("MAINTENANCE"):
    raise RuntimeError("closed")

app = FastAPI()
