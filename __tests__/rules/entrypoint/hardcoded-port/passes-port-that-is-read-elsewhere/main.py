import os

from fastapi import FastAPI

from src.network import pick

app = FastAPI()
PORT = pick()
SERVER_PORT = int(os.environ["SERVER_PORT"])
