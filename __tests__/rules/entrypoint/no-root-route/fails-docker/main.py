import time

from fastapi import FastAPI, Request

app = FastAPI()


@app.middleware("http")
async def timing(request: Request, call_next):
    started = time.monotonic()
    response = await call_next(request)
    response.headers["X-Time"] = str(time.monotonic() - started)
    return response


@app.get("/api/status")
def status():
    return {"status": "ok"}
