import datetime as dt

from fastapi import FastAPI

app = FastAPI()


@app.get("/now")
def read_now() -> dict[str, str]:
    return {"now": dt.datetime.now(dt.UTC).isoformat()}
