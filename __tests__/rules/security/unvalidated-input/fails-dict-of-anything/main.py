from typing import Any, Dict
from fastapi import FastAPI
app = FastAPI()
@app.post("/todos")
async def create(payload: Dict[str, Any]):
    return {"title": payload.get("title")}
