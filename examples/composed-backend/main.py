import secrets

from fastapi import FastAPI

app = FastAPI(title="Dice API")


@app.get("/")
def roll(sides: int = 6):
    return {"rolled": secrets.randbelow(sides) + 1}
