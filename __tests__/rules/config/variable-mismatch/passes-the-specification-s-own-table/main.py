import os

from fastapi import FastAPI

app = FastAPI()

OPENAI_API_KEY = os.environ["OPENAI_API_KEY"]
QDRANT_URL = os.environ["QDRANT_URL"]
QDRANT_API_KEY = os.getenv("QDRANT_API_KEY")
COLLECTION = os.getenv("QDRANT_COLLECTION_NAME", "claude-cli-db")
NEON = os.environ["NEON_API_KEY"]
SECRET = os.environ["BETTER_AUTH_SECRET"]
AUTH_URL = os.getenv("BETTER_AUTH_URL", "http://localhost:3000")
ORIGINS = os.getenv("CORS_ALLOWED_ORIGINS", "").split(",")
PORT = int(os.getenv("PORT", "8080"))
CONSOLE = os.getenv("OTEL_CONSOLE_EXPORT", "false").lower() == "true"
