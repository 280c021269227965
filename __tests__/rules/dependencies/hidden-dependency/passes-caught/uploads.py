from fastapi import APIRouter, UploadFile

router = APIRouter()


@router.post("/")
def upload(file: UploadFile):
    return {}
