import nltk
from fastapi import FastAPI
from transformers import AutoModel

nltk.download("punkt")
app = FastAPI()
model = AutoModel.from_pretrained("bert-base-uncased")
