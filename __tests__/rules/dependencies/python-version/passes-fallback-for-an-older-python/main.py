try:
    import tomllib
except ModuleNotFoundError:
    import tomli as tomllib

try:
    from datetime import UTC, datetime
except ImportError:
    from datetime import datetime, timezone

    UTC = timezone.utc

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root() -> dict[str, str]:
    return {"now": datetime.now(UTC).isoformat(), "title": tomllib.loads("a = 1")["a"]}
