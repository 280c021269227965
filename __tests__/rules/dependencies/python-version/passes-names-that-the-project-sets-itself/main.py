import datetime

from fastapi import FastAPI

import compat

app = FastAPI()


@app.get("/")
def root() -> dict[str, str]:
    return {"now": datetime.datetime.now(datetime.UTC).isoformat()}
