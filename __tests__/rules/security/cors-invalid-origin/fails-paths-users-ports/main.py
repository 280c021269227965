from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=[
    "https://app.example.com/login",
    "https://app.example.com?x=1",
    "https://app.example.com:443",
    "http://app.example.com:80",
    "http://app.example.com:99999",
    "http://",
])
