from contextlib import asynccontextmanager

import requests
from fastapi import FastAPI


async def load():
    requests.get("https://api.example.com")


def rows():
    yield requests.get("https://api.example.com")


pending = load()
waiting = rows()
replies = (requests.get(url) for url in ["https://api.example.com"])
ask = lambda: requests.get("https://api.example.com")

app = FastAPI()
