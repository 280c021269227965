from fastapi import FastAPI
from pydantic import BaseModel, BaseSettings, ConstrainedStr, EmailStr, Field


class Name(ConstrainedStr):
    max_length = 10


class User(BaseModel):
    email: EmailStr
    code: str = Field(..., regex="^[A-Z]+$")
    count = 1


app = FastAPI()
