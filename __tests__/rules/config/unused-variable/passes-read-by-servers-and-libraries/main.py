from openai import OpenAI
from fastapi import FastAPI

app = FastAPI()

client = OpenAI()
