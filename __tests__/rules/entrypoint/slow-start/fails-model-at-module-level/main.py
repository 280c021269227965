from fastapi import FastAPI
from sentence_transformers import SentenceTransformer

app = FastAPI()
model = SentenceTransformer("all-MiniLM-L6-v2")


@app.post("/embed")
def embed(text: str):
    return {"vector": model.encode(text).tolist()}
