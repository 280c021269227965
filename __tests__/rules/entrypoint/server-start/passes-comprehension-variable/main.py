import uvicorn
from fastapi import FastAPI

app = FastAPI()
JOBS = []
results = [uvicorn.run() for uvicorn in JOBS]
