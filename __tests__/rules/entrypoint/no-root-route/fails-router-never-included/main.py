from fastapi import APIRouter, FastAPI

from settings import settings

app = FastAPI(docs_url="/docs" if settings.show_docs else None)
pages = APIRouter()


@pages.get("/")
def home():
    return {"status": "ok"}


@app.get("/tasks")
def tasks():
    return []
