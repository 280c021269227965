import asyncio

import uvicorn.server
from fastapi import FastAPI

app = FastAPI()


async def main():
    server = uvicorn.server.Server(uvicorn.Config(app))
    await asyncio.gather(server.serve(), asyncio.sleep(1))
