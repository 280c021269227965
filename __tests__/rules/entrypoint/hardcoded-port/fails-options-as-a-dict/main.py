import uvicorn
from fastapi import FastAPI

app = FastAPI()
OPTIONS = {"host": "0.0.0.0", "port": 8000}


def serve():
    uvicorn.run(app, **OPTIONS)
