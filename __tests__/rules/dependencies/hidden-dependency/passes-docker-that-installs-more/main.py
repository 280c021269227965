from fastapi import FastAPI, UploadFile
from pydantic import BaseModel, Field

app = FastAPI()


class Item(BaseModel):
    code: str = Field(..., regex="^[A-Z]+$")


@app.post("/")
def upload(file: UploadFile):
    return {}
