from fastapi import FastAPI
from sentence_transformers import SentenceTransformer
from transformers import AutoModel

app = FastAPI()
embedder = SentenceTransformer("all-MiniLM-L6-v2")
model = AutoModel.from_pretrained("google-bert/bert-base-uncased")
