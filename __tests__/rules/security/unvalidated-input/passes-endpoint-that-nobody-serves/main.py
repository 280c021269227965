from fastapi import APIRouter, FastAPI, Request
old = APIRouter()
@old.post("/todos")
async def create(request: Request):
    data = await request.json()
    return {"title": data["title"]}
app = FastAPI()
