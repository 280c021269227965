from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    api_key: str


settings = Settings()
