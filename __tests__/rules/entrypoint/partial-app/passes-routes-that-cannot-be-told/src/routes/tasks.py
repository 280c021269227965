from fastapi import APIRouter

router = APIRouter(prefix="/tasks", tags=["tasks"])


@router.get("")
def list_tasks():
    return []


@router.post("", status_code=201)
def create_task(title: str):
    return {"title": title}


@router.get("/{task_id}")
def read_task(task_id: int):
    return {"id": task_id}


@router.delete("/{task_id}", status_code=204)
def delete_task(task_id: int):
    return None
