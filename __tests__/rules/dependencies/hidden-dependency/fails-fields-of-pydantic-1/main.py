from fastapi import FastAPI
from pydantic import BaseModel, Field


class Item(BaseModel):
    code: str = Field(..., regex="^[A-Z]+$")
    kind: str = Field("item", const=True)
    count = 1


app = FastAPI()
