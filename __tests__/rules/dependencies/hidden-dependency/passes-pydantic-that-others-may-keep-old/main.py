from fastapi import FastAPI
from pydantic import BaseModel, BaseSettings, Field


class Item(BaseModel):
    code: str = Field(..., regex="^[A-Z]+$")
    count = 1


app = FastAPI()
