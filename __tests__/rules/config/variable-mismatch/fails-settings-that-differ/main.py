from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    tags: list[str] = []
    size: int = 5
    key: str


settings = Settings()
