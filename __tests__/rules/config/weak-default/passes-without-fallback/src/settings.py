import os
import secrets

from pydantic_settings import BaseSettings

SECRET_KEY = os.environ["SECRET_KEY"]
JWT_SECRET = os.getenv("JWT_SECRET", "")
PASSWORD = os.getenv("DB_PASSWORD", None)
SESSION = os.getenv("SESSION_SECRET") or secrets.token_hex(32)


class Settings(BaseSettings):
    secret_key: str
    jwt_secret: str = ""
