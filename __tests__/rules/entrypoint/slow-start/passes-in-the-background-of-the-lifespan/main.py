import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

import httpx
from fastapi import BackgroundTasks, FastAPI
from transformers import AutoModel

executor = ThreadPoolExecutor()
state = {}


def load():
    state["model"] = AutoModel.from_pretrained("bert-base-uncased")


async def poll():
    async with httpx.AsyncClient() as client:
        await client.get("https://api.example.com/rates")


@asynccontextmanager
async def lifespan(app: FastAPI):
    threading.Thread(target=load, daemon=True).start()
    task = asyncio.create_task(poll())
    asyncio.create_task(asyncio.to_thread(load))
    asyncio.get_running_loop().run_in_executor(None, load)
    executor.submit(AutoModel.from_pretrained, "bert-base-uncased")
    async with asyncio.TaskGroup() as group:
        group.create_task(poll())
        yield
    task.cancel()


app = FastAPI(lifespan=lifespan)


@app.post("/refresh")
def refresh(tasks: BackgroundTasks):
    tasks.add_task(load)
