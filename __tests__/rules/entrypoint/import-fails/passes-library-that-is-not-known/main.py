import qdrant_client
from fastapi import FastAPI

app = FastAPI()
