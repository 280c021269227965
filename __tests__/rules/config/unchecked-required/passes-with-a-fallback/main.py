import os

from fastapi import FastAPI

app = FastAPI()

SIZE = int(os.getenv("POOL_SIZE", "5"))
ORIGINS = (os.getenv("ORIGINS") or "").split(",")
URL = f"https://{os.getenv('API_HOST', 'localhost')}/v1"
