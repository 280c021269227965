from fastapi import FastAPI

from src.boot import server

app = FastAPI()
server.run()
