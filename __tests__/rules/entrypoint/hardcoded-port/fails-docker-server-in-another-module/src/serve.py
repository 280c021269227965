import asyncio

import uvicorn

from src.config import settings


async def serve():
    config = uvicorn.Config("main:app", "::", settings.port)
    await uvicorn.Server(config).serve()


def main():
    asyncio.run(serve())
