from fastapi import APIRouter

app = APIRouter()
