from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
ORIGINS = ["https://*.vercel.app", "*", "https://*.acme.io", "http://*", "https://app.acme.io"]
app.add_middleware(CORSMiddleware, allow_origins=ORIGINS)
