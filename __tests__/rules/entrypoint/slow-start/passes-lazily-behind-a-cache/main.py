from functools import lru_cache

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()


@lru_cache(maxsize=1)
def get_model():
    return SentenceTransformer("all-MiniLM-L6-v2")


@app.post("/embed")
def embed(text: str):
    return get_model().encode(text).tolist()
