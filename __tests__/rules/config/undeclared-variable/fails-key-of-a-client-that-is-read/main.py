import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.environ["OPENAI_API_KEY"]
