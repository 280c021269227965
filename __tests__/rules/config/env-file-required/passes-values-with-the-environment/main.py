import os

from dotenv import dotenv_values
from fastapi import FastAPI

app = FastAPI()

config = {**dotenv_values(".env"), **os.environ}
KEY = config["API_KEY"]
MODE = dotenv_values(".env").get("MODE")
