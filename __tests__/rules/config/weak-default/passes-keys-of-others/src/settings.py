import os

from pydantic_settings import BaseSettings

OPENAI = os.getenv("OPENAI_API_KEY", "your-api-key")
LOCAL = os.getenv("LLM_API_KEY", "EMPTY")
QDRANT = os.getenv("QDRANT_API_KEY", "not-needed")
TOKEN = os.getenv("TELEGRAM_TOKEN", "test")


class Settings(BaseSettings):
    groq_api_key: str = "changeme"
