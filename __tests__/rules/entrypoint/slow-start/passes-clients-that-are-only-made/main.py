import asyncio

import aiohttp
import boto3
import httpx
import requests
from fastapi import FastAPI
from huggingface_hub import InferenceClient
from openai import OpenAI

app = FastAPI()
session = requests.Session()
client = httpx.AsyncClient(timeout=10)
storage = boto3.client("s3")
assistant = OpenAI(api_key="none")
inference = InferenceClient("bert-base-uncased")
pending = client.get("https://api.example.com")
pause = asyncio.sleep(600)
