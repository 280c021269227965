import os

from pydantic_settings import BaseSettings

SECRET_KEY = os.environ["SECRET_KEY"]
DATABASE_URL = os.getenv("DATABASE_URL", "")
API_KEY = os.getenv("API_KEY") or ""
PASSWORD = open("/run/secrets/db_password").read()
url = f"postgresql://{os.environ['DB_USER']}:{PASSWORD}@{os.environ['DB_HOST']}/todo"


class Settings(BaseSettings):
    jwt_secret: str
    openai_api_key: str = ""
    token_url: str = "/api/v1/token"
    algorithm: str = "HS256"
