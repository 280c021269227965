import os

from fastapi import FastAPI

MODE = os.getenv("MODE", "live")
NAME = os.environ.get("NAME")
app = FastAPI(title=NAME or MODE)
