from fastapi import FastAPI

from models.user import UserCreate

app = FastAPI()


@app.post("/users")
def create(user: UserCreate):
    return user
