import websockets
from fastapi import FastAPI

app = FastAPI()
