from fastapi import FastAPI, Request
app = FastAPI()
TODOS = []
@app.post("/todos")
async def create(request: Request):
    data = await request.json()
    TODOS.append({"title": data["title"]})
    return {"count": len(TODOS)}
