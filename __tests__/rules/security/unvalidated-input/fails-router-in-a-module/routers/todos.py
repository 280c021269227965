from fastapi import APIRouter, Request
router = APIRouter(prefix="/todos")
@router.post("/")
async def create(request: Request):
    data = await request.json()
    title = data["title"]
    return {"title": title}
