import os

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def serve():
    uvicorn.run(app, port=int(os.environ["PORT"]))
    uvicorn.run(app, port=int(os.getenv("PORT", "")))
    uvicorn.run(app, port=os.getenv("PORT", None))
