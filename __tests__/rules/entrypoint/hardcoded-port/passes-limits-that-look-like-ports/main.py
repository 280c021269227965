import os

from fastapi import FastAPI

app = FastAPI()
TIMEOUT = int(os.getenv("TIMEOUT", 8000))
MAX_PORTS = 8000
MAX_LENGTH = 8000
PORT = 70000
PORT_RANGE = (8000, 9000)
