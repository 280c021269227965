"""On your machine: uvicorn main:app --reload"""
from fastapi import FastAPI

app = FastAPI()

HELP = "uvicorn.run(app, reload=True)"
# uvicorn.run("main:app", reload=True)
