"""Configuration, read from the environment once at the start."""

import os
from dataclasses import dataclass


class MissingVariable(RuntimeError):
    """A variable that the service cannot do without is not set."""


@dataclass(frozen=True)
class Settings:
    openai_api_key: str
    qdrant_url: str
    qdrant_api_key: str | None
    collection: str
    cors_origins: list[str]


def required(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise MissingVariable(f"Set {name} in the settings of the Space.")
    return value


def load_settings() -> Settings:
    origins = os.environ.get("CORS_ALLOWED_ORIGINS", "").split(",")
    return Settings(
        openai_api_key=required("OPENAI_API_KEY"),
        qdrant_url=required("QDRANT_URL"),
        qdrant_api_key=os.environ.get("QDRANT_API_KEY"),
        collection=os.environ.get("QDRANT_COLLECTION_NAME", "claude-cli-db"),
        cors_origins=[origin.strip() for origin in origins if origin.strip()],
    )


def check(settings: Settings) -> None:
    """Ends the start with a clear error where a variable is set, but not to what it must be."""
    if not settings.qdrant_url.startswith("https://"):
        raise ValueError("QDRANT_URL must begin with https://.")
    for origin in settings.cors_origins:
        if not origin.startswith(("http://", "https://")) or "*" in origin:
            raise ValueError(f"CORS_ALLOWED_ORIGINS: {origin!r} is no origin with a protocol.")
