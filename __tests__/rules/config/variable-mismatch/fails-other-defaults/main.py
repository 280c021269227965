import os

from fastapi import FastAPI

app = FastAPI()

MODE = os.getenv("MODE", "dev")
SIZE = int(os.getenv("SIZE", "5"))
