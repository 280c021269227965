from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic_settings import BaseSettings
from fastapi import FastAPI

app = FastAPI()


class Settings(BaseSettings):
    tags: Annotated[list[str], Field(max_length=5), BeforeValidator(str.split)] = []


settings = Settings()
