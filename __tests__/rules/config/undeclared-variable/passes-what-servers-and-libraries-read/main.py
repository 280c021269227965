import os

from fastapi import FastAPI

app = FastAPI()

PORT = os.getenv("PORT", "7860")
WORKERS = os.getenv("WEB_CONCURRENCY")
LOG = os.getenv("OTEL_SERVICE_NAME", "shop")
