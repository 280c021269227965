from fastapi import FastAPI
from fastapi.staticfiles import StaticFiles

app = FastAPI()
app.mount("/static", StaticFiles(directory="static", check_dir=False))
app.mount("/models", StaticFiles(directory="/data/models"))
