import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
ORIGINS = os.getenv("ORIGINS", "https://b.example.com, https://app.example.com").split(",")
app.add_middleware(CORSMiddleware, allow_origins=list(map(str.strip, ORIGINS)))
