from typing import Annotated

import pydantic
from fastapi import FastAPI
from sqlmodel import Field, SQLModel

Address = Annotated[pydantic.EmailStr, Field(unique=True)]


class User(SQLModel, table=True):
    id: int | None = Field(default=None, primary_key=True)
    email: Address


app = FastAPI()
