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
    token_lifetime_minutes: int


def required(name: str) -> str:
    value = os.environ.get(name, "").strip()
    if not value:
        raise RuntimeError(f"{name} is not set: add it to the Space's variables and secrets, or to .env")
    return value


def allowed_origins() -> list[str]:
    """Addresses of the frontends that may call; none unless they are named."""
    text = os.environ.get("CORS_ALLOWED_ORIGINS", "")
    return [origin.strip().rstrip("/") for origin in text.split(",") if origin.strip()]


@lru_cache
def get_settings() -> Settings:
    return Settings(
        database_url=required("DATABASE_URL"),
        auth_secret=required("BETTER_AUTH_SECRET"),
        token_lifetime_minutes=int(os.environ.get("TOKEN_LIFETIME_MINUTES", "60")),
    )
