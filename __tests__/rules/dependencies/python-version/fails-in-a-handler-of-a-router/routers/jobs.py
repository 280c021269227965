import asyncio

from fastapi import APIRouter

router = APIRouter(prefix="/jobs")


async def work(name: str) -> str:
    await asyncio.sleep(0.1)
    return name


@router.post("/")
async def run_all(names: list[str]) -> list[str]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(work(name)) for name in names]
    return [task.result() for task in tasks]
