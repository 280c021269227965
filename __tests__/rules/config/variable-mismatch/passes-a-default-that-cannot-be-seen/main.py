import os

from fastapi import FastAPI

app = FastAPI()

DEFAULT = "/".join(["", "data"])
FOLDER = os.getenv("FOLDER", DEFAULT)
