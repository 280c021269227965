"""Configuration: every value comes from the environment, and what is required is demanded when the application starts."""

import os

from dotenv import load_dotenv

load_dotenv()


def required(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise RuntimeError(f"{name} is not set: add it to the Space's variables and secrets, or to .env")
    return value


DATABASE_URL = required("DATABASE_URL")

# Signs the tokens; the frontend's Better Auth has the same.
AUTH_SECRET = required("BETTER_AUTH_SECRET")

TOKEN_LIFETIME_MINUTES = int(os.environ.get("TOKEN_LIFETIME_MINUTES", "60"))

# Addresses of the frontends that may call; none unless they are named.
ALLOWED_ORIGINS = [
    origin.strip().rstrip("/") for origin in os.environ.get("CORS_ALLOWED_ORIGINS", "").split(",") if origin.strip()
]
