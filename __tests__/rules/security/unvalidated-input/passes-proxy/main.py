import httpx
from fastapi import FastAPI, Request
app = FastAPI()
@app.post("/ask")
async def ask(request: Request):
    data = await request.json()
    async with httpx.AsyncClient() as client:
        answer = await client.post("https://api.example/" + data["model"], json=data)
    return answer.json()
