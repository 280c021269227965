from pydantic_settings import BaseSettings, SettingsConfigDict
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_file=".env")
    api_key: str


settings = Settings()
