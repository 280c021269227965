import uvicorn
from fastapi import FastAPI

app = FastAPI()
import os

DEBUG = os.getenv("DEBUG", "false").lower() == "true"

if __name__ == "__main__":
    uvicorn.run("main:app", reload=DEBUG)
    uvicorn.run("main:app", reload=os.getenv("DEV"))
    uvicorn.run("main:app", reload=bool(os.environ.get("RELOAD", True)))
    uvicorn.run("main:app", reload="DEV" in os.environ)
