from dotenv import dotenv_values
from fastapi import FastAPI

app = FastAPI()

config = dotenv_values(".env")
KEY = config["API_KEY"]
