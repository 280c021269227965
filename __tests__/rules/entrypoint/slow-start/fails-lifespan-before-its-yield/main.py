from contextlib import asynccontextmanager

from fastapi import FastAPI
from transformers import pipeline

models = {}


def load_models():
    models["sentiment"] = pipeline("sentiment-analysis", model="distilbert-base-uncased-finetuned-sst-2-english")


@asynccontextmanager
async def lifespan(app: FastAPI):
    load_models()
    try:
        yield
    finally:
        models.clear()


app = FastAPI(lifespan=lifespan)
