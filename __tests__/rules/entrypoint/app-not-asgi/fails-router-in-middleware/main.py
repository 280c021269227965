from fastapi import APIRouter
from fastapi.middleware.gzip import GZipMiddleware

router = APIRouter()
app = GZipMiddleware(router)
