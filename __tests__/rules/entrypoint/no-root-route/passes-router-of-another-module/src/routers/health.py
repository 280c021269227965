from fastapi import APIRouter

inner = APIRouter()


@inner.get("/")
def health():
    return {"status": "ok"}


router = APIRouter()
router.include_router(inner)
