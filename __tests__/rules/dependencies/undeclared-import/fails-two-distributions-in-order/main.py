import openai
import stripe
import openai.types
from fastapi import FastAPI

app = FastAPI()
