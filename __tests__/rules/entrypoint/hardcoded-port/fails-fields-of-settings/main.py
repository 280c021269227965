from fastapi import FastAPI
from pydantic import BaseSettings, Field


class Settings(BaseSettings):
    host: str = "0.0.0.0"
    port: int = 8000


class AppConfig:
    API_PORT: int = Field(8001, env="API_PORT")


app = FastAPI()
