import os

from fastapi import APIRouter, FastAPI

router = APIRouter()


@router.get("/")
def root():
    return {"status": "ok"}


app = FastAPI()
app.include_router(router, prefix=os.environ.get("PREFIX", ""))
