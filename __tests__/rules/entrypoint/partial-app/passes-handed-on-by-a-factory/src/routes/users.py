from fastapi import APIRouter

router = APIRouter(prefix="/users")


@router.post("/login")
def login(name: str):
    return {"token": name}


@router.get("/me")
def me():
    return {"name": "me"}
