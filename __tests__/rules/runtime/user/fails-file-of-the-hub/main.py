from fastapi import FastAPI
from huggingface_hub import hf_hub_download

app = FastAPI()


@app.get("/")
def root():
    return {"file": hf_hub_download("gpt2", "config.json")}
