import os

from fastapi import FastAPI
from transformers import AutoModel

app = FastAPI()
model = AutoModel.from_pretrained(os.environ["MODEL_PATH"])
other = AutoModel.from_pretrained(os.path.join("models", "bert"))
chosen = AutoModel.from_pretrained("./models/bert" if os.getenv("LOCAL") else "bert-base-uncased")
