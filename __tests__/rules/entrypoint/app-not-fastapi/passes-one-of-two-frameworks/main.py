import os

from fastapi import FastAPI
from starlette.applications import Starlette

app = FastAPI() if os.getenv("FULL") else Starlette()
