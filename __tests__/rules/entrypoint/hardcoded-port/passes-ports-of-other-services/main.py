import os

from fastapi import FastAPI

app = FastAPI()
SMTP_PORT = 587
DB_PORT = 5432
REDIS_PORT = int(os.getenv("REDIS_PORT", 6379))
POSTGRES_PORT: int = 5432
MAIL_PORT = os.environ.get("MAIL_PORT", "465")
REMOTE_PORT = 8000
FRONTEND_PORT = 3000
