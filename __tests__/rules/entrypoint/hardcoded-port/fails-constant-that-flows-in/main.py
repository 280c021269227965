import uvicorn
from fastapi import FastAPI

app = FastAPI()
LISTEN_ON = 8123


def serve():
    where = LISTEN_ON
    uvicorn.run(app, port=where)
