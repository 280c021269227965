import asyncio

import uvicorn
from fastapi import FastAPI

from src import classifier

app = FastAPI()


@app.post("/classify")
def classify(text: str):
    return classifier.classify(text)


async def main():
    classifier.load()
    server = uvicorn.Server(uvicorn.Config(app, port=8000))
    await server.serve()


if __name__ == "__main__":
    asyncio.run(main())
