import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.environ["API_KEY"]
MODE = os.environ["MODE"]
