import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
DEBUG = os.getenv("DEBUG", "false").lower() == "true"
app.add_middleware(CORSMiddleware, allow_origins=["*"] if DEBUG else ["https://app.example.com"])
