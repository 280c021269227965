from fastapi import FastAPI

from services.embedding import EmbeddingService

app = FastAPI()
embeddings = EmbeddingService()
