import os

from fastapi import FastAPI

app = FastAPI()

os.environ.setdefault("POOL_SIZE", "5")
if "POOL_SIZE" in os.environ:
    SIZE = int(os.environ.get("POOL_SIZE"))
