import uvicorn
from fastapi import FastAPI

app = FastAPI()
import sys


def serve(reload=True):
    uvicorn.run("main:app", reload=reload)


if __name__ == "__main__":
    serve(reload=False)
    uvicorn.run("main:app", reload=True if "--dev" in sys.argv else False)
    uvicorn.run("main:app", reload=not sys.argv[1:])
