from fastapi import APIRouter, FastAPI

router = APIRouter(prefix="/api")


@router.get("/")
def root():
    return {"status": "ok"}


app = FastAPI()
app.include_router(router)
