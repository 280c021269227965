import uvicorn
from fastapi import FastAPI

app = FastAPI()

def broken(:
    return uvicorn
