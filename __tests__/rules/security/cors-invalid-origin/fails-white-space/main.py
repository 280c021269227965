import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
ORIGINS = os.getenv("ORIGINS", "https://app.example.com, https://b.example.com").split(",")
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)
