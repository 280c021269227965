import os

from dotenv import load_dotenv
from fastapi import FastAPI

app = FastAPI()

load_dotenv()
load_dotenv(".env.local", override=True)
KEY = os.environ["API_KEY"]
