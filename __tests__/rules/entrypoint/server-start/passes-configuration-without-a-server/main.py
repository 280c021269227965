import uvicorn.config
from fastapi import FastAPI

app = FastAPI()
LOGGING = uvicorn.config.LOGGING_CONFIG
config = uvicorn.Config("main:app", log_level="info")
