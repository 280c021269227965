from fastapi import FastAPI

from src import uvicorn_tools as uvicorn

app = FastAPI()
uvicorn.run(app)
