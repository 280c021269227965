import os

from pydantic_settings import BaseSettings

SECRET_KEY = os.getenv("SECRET_KEY", "{{hex:64}}")
SIGNING = os.environ.get("BETTER_AUTH_SECRET") or "{{base62:40}}"
os.environ.setdefault("COHERE_API_KEY", "{{base62:40}}")
DATABASE_URL = os.getenv("DATABASE_URL", "postgresql://app:{{base62:16}}@db.acme.io/app")


class Settings(BaseSettings):
    openai_api_key: str = "{{base62:40}}"
