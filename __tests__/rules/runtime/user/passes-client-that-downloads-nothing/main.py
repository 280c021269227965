from fastapi import FastAPI
from huggingface_hub import InferenceClient

app = FastAPI()
client = InferenceClient()


@app.get("/")
def root():
    return {"answer": client.text_generation("Hello")}
