import os
from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

UPLOADS = Path(__file__).resolve().parent / "uploads"
UPLOADS.mkdir(exist_ok=True)
if not os.path.isdir("static"):
    os.makedirs("static")

app = FastAPI()
app.mount("/uploads", StaticFiles(directory=UPLOADS))
app.mount("/static", StaticFiles(directory="static"))
