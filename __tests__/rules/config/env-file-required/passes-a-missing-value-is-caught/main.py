from dotenv import dotenv_values
from fastapi import FastAPI

app = FastAPI()

config = dotenv_values(".env")
try:
    KEY = config["API_KEY"]
except KeyError:
    KEY = None
