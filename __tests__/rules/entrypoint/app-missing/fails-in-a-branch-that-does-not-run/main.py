import sys

from fastapi import FastAPI

if sys.platform == "win32":
    app = FastAPI()
