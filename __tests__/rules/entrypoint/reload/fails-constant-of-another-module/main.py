import uvicorn
from fastapi import FastAPI

from settings import RELOAD

app = FastAPI()


def main():
    uvicorn.run("main:app", reload=RELOAD)
