from fastapi import FastAPI

app = FastAPI()


def serve():
    from uvicorn import run as start

    start(app, log_level="info")
