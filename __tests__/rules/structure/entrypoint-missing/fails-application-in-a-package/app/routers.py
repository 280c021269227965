from fastapi import APIRouter

todos = APIRouter()
