import admin_pages
from fastapi import FastAPI

app = FastAPI()
admin_pages.install(app)


@app.get("/api/status")
def status():
    return {"status": "ok"}
