from pathlib import Path

from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

app = FastAPI()
site = Path("dist")
if site.is_dir():
    app.mount("/", StaticFiles(directory=site, html=True))
