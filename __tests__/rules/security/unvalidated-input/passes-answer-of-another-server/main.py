import httpx
from fastapi import FastAPI
app = FastAPI()
@app.get("/")
async def root():
    async with httpx.AsyncClient() as client:
        request = await client.get("https://api.example/")
    data = request.json()
    return {"title": data["title"]}
