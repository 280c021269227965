from fastapi import FastAPI
from pydantic import BaseModel, NameEmail


class Letter(BaseModel):
    sender: NameEmail


app = FastAPI()
