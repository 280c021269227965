from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
inner = FastAPI()
app = CORSMiddleware(inner, allow_origins=["*"])
