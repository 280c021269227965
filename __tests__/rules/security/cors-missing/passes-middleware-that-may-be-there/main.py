import os
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
app = FastAPI()
if os.getenv("ORIGINS"):
    app.add_middleware(CORSMiddleware, allow_origins=os.environ["ORIGINS"].split(","))
