from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
LOCAL = ["http://localhost:3000"]
origins = LOCAL + ["https://app.example.com"]
origins.append("https://b.example.com")
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=[*origins, "https://c.example.com"])
