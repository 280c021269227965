from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    model_config = {"env_prefix": "SHOP" + "_"}
    key: str = ""


settings = Settings()
