from fastapi import FastAPI

import tomllib
from lib import datetime, enum

app = FastAPI(title=tomllib.TITLE)


class Colour(enum.StrEnum):
    RED = "red"


@app.get("/")
def root() -> dict[str, str]:
    return {"now": str(datetime.UTC)}
