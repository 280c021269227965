import os

from fastapi import FastAPI

if os.getenv("DEBUG") == "1":
    app = FastAPI(debug=True)
else:
    app = FastAPI(docs_url=None, redoc_url=None)


@app.get("/")
def root():
    return {"status": "ok"}
