import os

from fastapi import FastAPI

app = FastAPI()

os.makedirs("static/", exist_ok=True)
