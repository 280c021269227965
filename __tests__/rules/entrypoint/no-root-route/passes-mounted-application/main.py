from fastapi import FastAPI

pages = FastAPI()
app = FastAPI()
app.mount("/", pages)


@pages.get("/")
def home():
    return {"status": "ok"}
