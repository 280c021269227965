from fastapi import FastAPI
from pydantic import BaseSettings


class Settings(BaseSettings):
    host: str = "0.0.0.0"
    port: int
    PORT: int = 0
    server_port: str = ""


app = FastAPI()
