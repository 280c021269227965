from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
old = FastAPI()
old.add_middleware(CORSMiddleware, allow_origins=["https://app.example.com"])
app = FastAPI()
