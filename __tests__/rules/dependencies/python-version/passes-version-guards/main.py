import asyncio
import sys

from fastapi import FastAPI

if sys.version_info >= (3, 11):
    from enum import StrEnum
    from typing import Self
else:
    from enum import Enum

    from typing_extensions import Self

    class StrEnum(str, Enum):
        pass


app = FastAPI()


@app.get("/")
async def root() -> dict[str, str]:
    if sys.version_info < (3, 11):
        return {}
    async with asyncio.timeout(1):
        return {"ok": "yes"}
