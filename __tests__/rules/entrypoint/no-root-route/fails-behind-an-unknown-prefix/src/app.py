import os

from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src.routes import router

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=[os.environ["FRONTEND_URL"]])
app.include_router(router, prefix=os.getenv("API_PREFIX", "/api"))
