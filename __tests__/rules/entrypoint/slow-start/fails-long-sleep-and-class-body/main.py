import time

import requests
from fastapi import FastAPI

WAIT = 30


class Settings:
    keys = requests.Session().get("https://login.example.com/.well-known/jwks.json").json()


time.sleep(WAIT)
app = FastAPI()
