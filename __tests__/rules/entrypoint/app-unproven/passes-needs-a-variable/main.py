import os

from fastapi import FastAPI

DATABASE_URL = os.environ["DATABASE_URL"]
SECRET = os.getenv("BETTER_AUTH_SECRET")
if not SECRET:
    raise RuntimeError("BETTER_AUTH_SECRET is not set")

app = FastAPI()
