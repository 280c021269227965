import stripe
from fastapi import APIRouter

router = APIRouter()
