import uvicorn
from sqlmodel import SQLModel
from fastapi import FastAPI

app = FastAPI()
