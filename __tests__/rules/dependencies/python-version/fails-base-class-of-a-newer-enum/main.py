import enum

from fastapi import FastAPI


class Priority(enum.StrEnum):
    LOW = "low"
    HIGH = "high"


app = FastAPI()
