from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["http://localhost:8501", "http://127.0.0.1:3000", "http://[::1]:3000",
    "https://app.example.com:8443", "https://owner-name.hf.space", "http://0.0.0.0:3000", "https://xn--bcher-kva.example"])
