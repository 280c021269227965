import os

from fastapi import FastAPI

app = FastAPI()

DB_USER = os.getenv("DB_USER")
DB_HOST = os.getenv("DB_HOST")
ADDRESS = f"postgresql://{DB_USER}@{DB_HOST}:5432/app"
