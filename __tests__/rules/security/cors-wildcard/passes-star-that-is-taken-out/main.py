from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
origins = [one for one in ["*", "https://app.example.com"] if one != "*"]
app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=origins)
