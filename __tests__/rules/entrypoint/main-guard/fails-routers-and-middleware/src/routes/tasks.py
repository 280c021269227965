from fastapi import APIRouter

router = APIRouter()


@router.get("/")
def tasks():
    return []
