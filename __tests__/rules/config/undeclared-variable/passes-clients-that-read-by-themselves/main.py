from anthropic import Anthropic
from huggingface_hub import InferenceClient
from fastapi import FastAPI

app = FastAPI()

client = Anthropic()
model = InferenceClient()
