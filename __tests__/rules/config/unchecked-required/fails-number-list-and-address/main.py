import os

from fastapi import FastAPI

app = FastAPI()

SIZE = int(os.getenv("POOL_SIZE"))
ORIGINS = os.getenv("ORIGINS").split(",")
URL = f"https://{os.getenv('API_HOST')}/v1"
