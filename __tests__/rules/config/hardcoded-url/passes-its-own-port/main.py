import httpx
from fastapi import FastAPI

SELF = "http://localhost:7860"
NEWS = "https://hacker-news.firebaseio.com/v0/topstories.json"
app = FastAPI()


@app.get("/health")
def health():
    return {"self": httpx.get(f"{SELF}/").status_code, "news": httpx.get(NEWS).json()}
