from fastapi import Depends, FastAPI
app = FastAPI()
def me() -> dict:
    return {"name": "me"}
@app.post("/todos")
def create(user: dict = Depends(me)):
    return {"name": user["name"]}
