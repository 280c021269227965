from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    model_config = {"env_prefix": "SHOP_"}
    key: str


settings = Settings()
