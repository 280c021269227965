from fastapi import FastAPI

app = FastAPI()

from src.db import connect
