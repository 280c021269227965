import os

from pydantic_settings import BaseSettings

DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:///./dev.db")
QDRANT_URL = os.environ.get("QDRANT_URL") or "http://localhost:6333"
os.environ.setdefault("REDIS_URL", "redis://localhost:6379")
AGENT = os.environ["AGENT_URL"]
url = f"postgresql://{os.environ['DB_USER']}@{os.environ['DB_HOST']}/todo"

BROKER = os.getenv("BROKER_URL")
if BROKER is None:
    BROKER = "amqp://localhost"

try:
    CACHE = os.environ["CACHE_URL"]
except KeyError:
    CACHE = "redis://localhost"

BASE = "http://localhost:8000" if os.getenv("DEBUG") else os.environ["BASE_URL"]


class Settings(BaseSettings):
    database_url: str = "sqlite:///./dev.db"
    qdrant_url: str = "http://localhost:6333"


def connect(url="redis://localhost:6379"):
    return url
