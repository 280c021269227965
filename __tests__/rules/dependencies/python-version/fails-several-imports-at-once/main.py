from typing import Never, Self

from enum import StrEnum

from fastapi import FastAPI

app = FastAPI()


class Colour(StrEnum):
    RED = "red"
