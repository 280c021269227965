from fastapi import FastAPI
from fastapi.middleware import Middleware
from fastapi.middleware.cors import CORSMiddleware

from src import tasks
from src.setup import install

app = FastAPI(middleware=[Middleware(CORSMiddleware, allow_origins=["https://example.org"])])
install(app)

if __name__ == "__main__":
    import uvicorn

    app.add_middleware(CORSMiddleware, allow_origins=["*"])
    app.include_router(tasks.router)
    uvicorn.run(app)
