import tenacity
import tiktoken
from fastapi import FastAPI

app = FastAPI()
