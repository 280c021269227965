import os

from fastapi import FastAPI

app = FastAPI()

HOST = os.getenv("SPACE_HOST")
ID = os.environ["SPACE_ID"]
HOME = os.environ.get("HOME", "/tmp")
