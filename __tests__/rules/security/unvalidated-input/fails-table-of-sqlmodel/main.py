from typing import Optional
from fastapi import FastAPI, Request
from sqlmodel import Field, SQLModel
class Todo(SQLModel, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    title: str
app = FastAPI()
@app.post("/todos")
async def create(request: Request):
    data = await request.json()
    todo = Todo(title=data["title"])
    return {"title": todo.title}
