from fastapi import FastAPI, Query
from sqlmodel import Field, SQLModel

app = FastAPI()


class Item(SQLModel):
    code: str = Field(regex="^[A-Z]+$")


@app.get("/")
def root(q: str = Query(regex="^a")):
    return {}
