from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
app = FastAPI()
@app.post("/todos")
async def create(request: Request):
    data = await request.json()
    title = data.get("title")
    if title is None or len(title) > 100:
        return JSONResponse({"error": "title"}, status_code=409)
    return {"title": title}
