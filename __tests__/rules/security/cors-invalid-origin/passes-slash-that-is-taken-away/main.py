import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
origins = [one.strip().rstrip("/") for one in os.getenv("ORIGINS", "https://app.example.com/").split(",")]
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins)
