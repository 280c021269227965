"""The application as it was before main.py."""

from fastapi import FastAPI

app = FastAPI(title="Todo lists, the old ones")


@app.get("/")
def root() -> dict[str, str]:
    return {"todos": "none"}
