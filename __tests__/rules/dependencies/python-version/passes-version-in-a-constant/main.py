import datetime

from fastapi import FastAPI

from compat import PYTHON_311

app = FastAPI()


@app.get("/")
def root() -> dict[str, str]:
    if PYTHON_311:
        from datetime import UTC

        now = datetime.datetime.now(UTC)
    else:
        now = datetime.datetime.utcnow()
    zone = datetime.UTC if PYTHON_311 else datetime.timezone.utc
    return {"now": now.isoformat(), "zone": str(zone)}
