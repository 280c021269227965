"""Configuration: every value comes from the environment."""

import os
from dataclasses import dataclass
from functools import lru_cache

from dotenv import load_dotenv

load_dotenv()


@dataclass(frozen=True)
class Settings:
    database_url: str
    auth_secret: str
    allowed_origins: list[str]
    token_lifetime_minutes: int


def required(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise RuntimeError(f"{name} is not set: add it to the Space's variables and secrets, or to .env")
    return value


def origins(text: str) -> list[str]:
    return [origin.strip().rstrip("/") for origin in text.split(",") if origin.strip()]


@lru_cache
def get_settings() -> Settings:
    return Settings(
        database_url=required("DATABASE_URL"),
        auth_secret=required("BETTER_AUTH_SECRET"),
        allowed_origins=origins(os.environ.get("CORS_ALLOWED_ORIGINS", "")),
        token_lifetime_minutes=int(os.environ.get("TOKEN_LIFETIME_MINUTES", "60")),
    )
