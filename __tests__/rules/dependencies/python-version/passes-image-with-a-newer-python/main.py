from datetime import UTC, datetime

from fastapi import FastAPI

app = FastAPI()
started = datetime.now(UTC)
