import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.getenv("API_KEY", "")
if not KEY:
    raise RuntimeError("API_KEY is not set")
