from fastapi import APIRouter, UploadFile
from pydantic import BaseModel, EmailStr
from sqlmodel import create_engine

router = APIRouter()
engine = create_engine("postgresql://db.example.org/todo")


class User(BaseModel):
    email: EmailStr


@router.post("/")
def upload(file: UploadFile):
    return {}
