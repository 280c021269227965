from fastapi import FastAPI

from main import app as inner

app = FastAPI()
app.mount("/api", inner)


@app.get("/internal/metrics")
def metrics():
    return {}
