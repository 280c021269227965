from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
other = FastAPI()
other.add_middleware(CORSMiddleware, allow_origins=["*"])
app = FastAPI()
