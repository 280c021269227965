import httpx
from dataclasses import dataclass
from motor.motor_asyncio import AsyncIOMotorClient
from openai import AsyncOpenAI

FRONTEND_URL = "http://localhost:3000"
ollama = AsyncOpenAI(base_url="http://host.docker.internal:11434/v1", api_key="ollama")
mongo = AsyncIOMotorClient("mongodb://mongo:27017")
options = {"broker": "amqp://rabbitmq:5672", "description": "http://localhost/docs"}


@dataclass
class Endpoints:
    agent: str = "https://me-agent.hf.space"


async def call(client=httpx.AsyncClient(base_url="http://localhost:9000")):
    async with httpx.AsyncClient(base_url="http://10.0.0.7:9000") as other:
        await other.post(f"http://todo-worker:{9000}/run")
    return RedirectResponse("http://localhost:3000/login")
