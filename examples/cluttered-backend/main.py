"""Guesses who will come."""

from decimal import Decimal

from fastapi import FastAPI

app = FastAPI(title="Guesses")


@app.get("/")
def root() -> dict[str, str]:
    return {"guess": str(Decimal("0.5"))}
