import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
origins = [one.strip() for one in os.getenv("CORS_ALLOWED_ORIGINS", "*").split(",") if one.strip()]
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins)
