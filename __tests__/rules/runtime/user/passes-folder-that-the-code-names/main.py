from fastapi import FastAPI
from transformers import AutoModel

app = FastAPI()


@app.get("/")
def root():
    return {"model": str(AutoModel.from_pretrained("gpt2", cache_dir="/tmp/models"))}
