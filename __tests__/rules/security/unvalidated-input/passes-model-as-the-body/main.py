from fastapi import FastAPI
from pydantic import BaseModel
class Todo(BaseModel):
    title: str
app = FastAPI()
@app.post("/todos")
async def create(todo: Todo):
    return {"title": todo.title}
