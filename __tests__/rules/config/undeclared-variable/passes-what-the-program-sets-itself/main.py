import os

from fastapi import FastAPI

app = FastAPI()

os.environ["TOKENIZERS"] = "false"
os.environ["CACHE"] = "/tmp"
CACHE = os.environ["CACHE"]
