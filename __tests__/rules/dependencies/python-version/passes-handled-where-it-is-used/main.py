import asyncio
import datetime
from collections.abc import Iterable

from fastapi import FastAPI

app = FastAPI()


def pairs(values: Iterable[int]) -> list[tuple[int, ...]]:
    try:
        from itertools import batched
    except ImportError:
        return []
    return list(batched(values, 2))


@app.get("/")
async def root() -> dict[str, str]:
    try:
        zone = datetime.UTC
    except AttributeError:
        zone = datetime.timezone.utc
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(0)
    except Exception:
        pass
    return {"zone": str(zone), "pairs": str(pairs([1, 2]))}
