from pathlib import Path

from fastapi import FastAPI
from sentence_transformers import SentenceTransformer
from transformers import AutoModel, AutoTokenizer, pipeline

HERE = Path(__file__).parent

app = FastAPI()
model = AutoModel.from_pretrained("./model")
tokenizer = AutoTokenizer.from_pretrained("model")
embedder = SentenceTransformer(str(HERE / "model"))
classifier = pipeline("text-classification", model="model/classifier")
stored = AutoModel.from_pretrained("/data/model")
