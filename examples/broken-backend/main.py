import os

import uvicorn
from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src.database import create_tables
from src.routers import todos

PORT = int(os.environ.get("PORT", 8000))


def build() -> FastAPI:
    application = FastAPI(title="Todo API")
    application.add_middleware(
        CORSMiddleware,
        allow_origins=os.environ.get("CORS_ALLOWED_ORIGINS", "").split(","),
        allow_methods=["*"],
        allow_headers=["*"],
    )
    application.include_router(todos.router)
    return application


if __name__ == "__main__":
    create_tables()
    app = build()
    uvicorn.run(app, host="0.0.0.0", port=PORT)
