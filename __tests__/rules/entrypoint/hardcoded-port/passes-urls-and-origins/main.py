from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI(servers=[{"url": "http://localhost:8000"}])
FRONTEND = "http://localhost:3000"
API_URL = "http://127.0.0.1:8000/api"
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:3000", "http://localhost:5173"])
