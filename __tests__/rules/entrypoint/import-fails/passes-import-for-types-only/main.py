from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from src.models import Todo

app = FastAPI()
