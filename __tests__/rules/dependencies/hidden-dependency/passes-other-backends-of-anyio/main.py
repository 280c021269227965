import anyio
from fastapi import FastAPI

app = FastAPI()
BACKEND = "asyncio"


def work(job, backend):
    anyio.run(job, backend=backend)
    return anyio.run(job, backend=BACKEND)
