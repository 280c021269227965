from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    api_key: str
    debug: bool = False


settings = Settings()
