import os
from fastapi import FastAPI

app = FastAPI()

if os.path.exists(".env"):
    with open(".env") as file:
        LINES = file.readlines()
try:
    TEXT = open(".env").read()
except FileNotFoundError:
    TEXT = ""
