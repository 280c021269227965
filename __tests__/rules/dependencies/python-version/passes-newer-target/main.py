import tomllib
from datetime import UTC, datetime
from enum import StrEnum
from itertools import batched
from typing import Self, override

from fastapi import FastAPI

app = FastAPI()
started = datetime.now(UTC)


class Colour(StrEnum):
    RED = "red"


def stop(errors: list[Exception]) -> None:
    raise ExceptionGroup("stopped", errors)
