from pydantic import BaseModel
from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Database(BaseModel):
    host: str


class Settings(BaseSettings):
    model_config = {"env_nested_delimiter": "__"}
    db: Database


settings = Settings()
