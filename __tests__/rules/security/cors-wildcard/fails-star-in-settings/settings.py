from typing import List
from pydantic import BaseSettings
class Settings(BaseSettings):
    cors_origins: List[str] = ["*"]
settings = Settings()
