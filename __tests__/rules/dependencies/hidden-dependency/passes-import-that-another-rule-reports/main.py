import bcrypt
import email_validator
from fastapi import FastAPI
from pydantic import BaseModel, EmailStr


class User(BaseModel):
    email: EmailStr


app = FastAPI()
