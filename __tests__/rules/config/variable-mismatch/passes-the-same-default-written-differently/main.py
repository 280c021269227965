import os

from fastapi import FastAPI

app = FastAPI()

DEBUG = os.getenv("DEBUG", "0") == "1"
SIZE = int(os.getenv("SIZE", 10))
URL = os.getenv("API_URL", "http://localhost:3000/")
ORIGINS = os.getenv("ORIGINS", "https://a.example, https://b.example").split(",")
