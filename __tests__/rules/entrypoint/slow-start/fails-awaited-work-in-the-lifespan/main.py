import asyncio
from contextlib import asynccontextmanager

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool
from huggingface_hub import hf_hub_download
from transformers import AutoModel

state = {}


async def fetch_weights():
    state["weights"] = hf_hub_download("openai/clip-vit-base-patch32", "pytorch_model.bin")


async def rest():
    await asyncio.sleep(45)


@asynccontextmanager
async def lifespan(app: FastAPI):
    await asyncio.gather(fetch_weights(), rest())
    state["model"] = await run_in_threadpool(AutoModel.from_pretrained, "bert-base-uncased")
    yield


app = FastAPI(lifespan=lifespan)
