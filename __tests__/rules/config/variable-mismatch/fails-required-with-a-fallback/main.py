import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.getenv("API_KEY", "none")
