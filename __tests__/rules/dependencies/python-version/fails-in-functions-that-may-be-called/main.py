import asyncio

from fastapi import FastAPI

app = FastAPI()


async def fetch(url: str) -> str:
    async with asyncio.timeout(5):
        return url


def load(path: str) -> dict[str, object]:
    import tomllib

    with open(path, "rb") as file:
        return tomllib.load(file)


async def fetch_slowly(url: str) -> str:
    async with asyncio.timeout(60):
        return url
