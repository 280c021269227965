from fastapi import FastAPI, Request
from pydantic import BaseModel
class Todo(BaseModel):
    title: str
app = FastAPI()
@app.post("/todos")
async def create(request: Request):
    data = await request.json()
    todo = Todo(**data)
    return {"title": todo.title, "raw": data["title"]}
