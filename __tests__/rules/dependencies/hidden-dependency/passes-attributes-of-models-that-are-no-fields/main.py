from enum import Enum
from typing import ClassVar

from fastapi import FastAPI
from pydantic import BaseModel
from sqlmodel import SQLModel


class Base(BaseModel):
    limit: ClassVar[int] = 5
    model_config = {"extra": "forbid"}
    _cache = {}
    __version__ = "1"


class Derived(Base):
    limit = 10
    size: int = 1
    size = 2


class Colour(str, Enum):
    red = "red"


class Item(SQLModel, table=True):
    __tablename__ = "items"
    id: int


class Settings:
    debug = True


app = FastAPI()
