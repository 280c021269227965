from fastapi import FastAPI, UploadFile
from pydantic import BaseModel, EmailStr

app = FastAPI()


class User(BaseModel):
    email: EmailStr


@app.post("/")
def upload(file: UploadFile):
    return {}
