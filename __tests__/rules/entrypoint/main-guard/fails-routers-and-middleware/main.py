import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

from src.routes import tasks, users

app = FastAPI(title="Todo API")


@app.get("/health")
def health():
    return {"status": "ok"}


if __name__ == "__main__":
    app.include_router(tasks.router, prefix="/tasks")
    app.include_router(users.router)
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
    app.mount("/static", StaticFiles(directory="static"))
    uvicorn.run("main:app", port=8000)
