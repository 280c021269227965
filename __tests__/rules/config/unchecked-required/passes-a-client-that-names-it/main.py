import os

from openai import OpenAI
from fastapi import FastAPI

app = FastAPI()

client = OpenAI(api_key=os.getenv("OPENAI_API_KEY"))
