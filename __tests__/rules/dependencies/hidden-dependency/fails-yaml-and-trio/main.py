import anyio
from fastapi import FastAPI
from starlette.requests import Request
from starlette.schemas import OpenAPIResponse

app = FastAPI()


@app.get("/schema")
def schema(request: Request):
    return OpenAPIResponse({"openapi": "3.0.0"})


def work(job):
    return anyio.run(job, backend="trio")
