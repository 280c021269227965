from contextlib import asynccontextmanager

from fastapi import FastAPI

from src.database import init_db
from src.routes import router


@asynccontextmanager
async def lifespan(app: FastAPI):
    start_up()
    yield


def start_up():
    init_db()


app = FastAPI(lifespan=lifespan)
app.include_router(router)

if __name__ == "__main__":
    import uvicorn

    init_db()
    uvicorn.run(app)
