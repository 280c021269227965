import os

from fastapi import FastAPI

app = FastAPI()

URL = os.getenv("API_URL") or ""
