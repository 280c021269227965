import asyncio
import contextlib
import datetime

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
async def root() -> dict[str, str]:
    if hasattr(asyncio, "timeout"):
        async with asyncio.timeout(1):
            await asyncio.sleep(0)
    utc = getattr(datetime, "UTC", datetime.timezone.utc)
    with contextlib.suppress(AttributeError):
        utc = datetime.UTC
    return {"now": datetime.datetime.now(utc).isoformat()}
