import os

from decouple import config
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings

SECRET_KEY = os.getenv("SECRET_KEY", "secret")
AUTH = os.environ.get("BETTER_AUTH_SECRET", "your-secret-key-change-in-production")
JWT_SECRET = os.getenv("JWT_SECRET") or "my-super-secret-jwt-key"
password = os.getenv("DB_PASSWORD", "postgres")
signing = config("SIGNING_KEY", default="todo-app-signing-key")
os.environ.setdefault("SESSION_SECRET", "development")


class Settings(BaseSettings):
    secret_key: str = "changeme"
    jwt_secret: str = Field(default="secret")
    auth_secret: SecretStr = SecretStr("super-secret")
