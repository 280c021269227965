from fastapi import FastAPI
app = FastAPI()
TODOS = {}
@app.put("/todos/{id}")
def keep(id: int, todo: dict):
    TODOS[id] = todo
    return {"id": id}
