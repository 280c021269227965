import asyncio

import uvicorn
from fastapi import FastAPI

app = FastAPI()


async def migrate():
    return uvicorn.Config


if __name__ == "__main__":
    asyncio.run(migrate())
