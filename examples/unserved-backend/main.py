from fastapi import FastAPI

app = FastAPI(title="Units API")

METRES = {"m": 1.0, "km": 1000.0, "mile": 1609.344, "foot": 0.3048}


@app.get("/")
def root():
    return {"units": list(METRES)}


@app.get("/convert")
def convert(value: float, source: str, to: str):
    return {"value": value * METRES[source] / METRES[to]}
