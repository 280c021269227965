import os

from fastapi import FastAPI

if os.getenv("ENABLED"):
    app = FastAPI()
else:
    app = None
