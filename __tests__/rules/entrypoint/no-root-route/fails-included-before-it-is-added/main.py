from fastapi import APIRouter, FastAPI

router = APIRouter()
app = FastAPI()
app.include_router(router)


@router.get("/")
def root():
    return {"status": "ok"}
