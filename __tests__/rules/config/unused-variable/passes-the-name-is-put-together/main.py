import os

from fastapi import FastAPI

app = FastAPI()

NAMES = {"STRIPE_KEY": "stripe"}
VALUES = {name: os.environ.get(name) for name in NAMES}
