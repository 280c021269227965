from contextlib import asynccontextmanager

from datasets import load_dataset


@asynccontextmanager
async def resources():
    yield load_dataset("squad", split="train")
