import asyncio

import uvicorn
from fastapi import FastAPI

from src.database import init_db

app = FastAPI()


@app.get("/")
async def root():
    return {"status": "ok"}


async def prepare():
    await init_db()


if __name__ == "__main__":
    asyncio.run(prepare())
    uvicorn.run(app)
