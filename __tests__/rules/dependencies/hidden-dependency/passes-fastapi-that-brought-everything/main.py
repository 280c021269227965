from fastapi import FastAPI, Form
from pydantic import BaseModel, EmailStr

app = FastAPI()


class User(BaseModel):
    email: EmailStr


@app.post("/")
def note(text: str = Form()):
    return {}
