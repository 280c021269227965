from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict, EmailStr


class User(BaseModel):
    model_config = ConfigDict(defer_build=True)
    email: EmailStr


app = FastAPI()
