from functools import lru_cache

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI(title="Recipe Search API")

RECIPES = ["Lentil soup", "Leek tart", "Rice with beans"]


@lru_cache
def model() -> SentenceTransformer:
    return SentenceTransformer("all-MiniLM-L6-v2")


@app.get("/")
def root():
    return {"recipes": len(RECIPES)}


@app.get("/recipes")
def recipes(q: str):
    scores = model().similarity(model().encode([q]), model().encode(RECIPES))[0].tolist()
    return [recipe for _, recipe in sorted(zip(scores, RECIPES), reverse=True)]
