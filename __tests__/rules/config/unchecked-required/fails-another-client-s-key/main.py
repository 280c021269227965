import os

from openai import OpenAI
from fastapi import FastAPI

app = FastAPI()

client = OpenAI(api_key=os.getenv("OPENROUTER_KEY"), base_url="https://openrouter.ai/api/v1")
