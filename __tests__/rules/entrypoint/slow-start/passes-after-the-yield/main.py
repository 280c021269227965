from contextlib import asynccontextmanager

import requests
from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    yield
    requests.post("https://hooks.example.com/goodbye")


app = FastAPI(lifespan=lifespan)


@app.on_event("shutdown")
def goodbye():
    requests.post("https://hooks.example.com/goodbye")
