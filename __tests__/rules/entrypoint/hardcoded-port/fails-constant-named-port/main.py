from fastapi import FastAPI

app = FastAPI()
HOST, PORT = "0.0.0.0", 8000
SERVER_PORT: int = 8001
