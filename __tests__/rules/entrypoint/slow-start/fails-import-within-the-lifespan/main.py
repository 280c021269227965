from contextlib import asynccontextmanager

from fastapi import FastAPI


@asynccontextmanager
async def lifespan(app: FastAPI):
    from pipelines import qa

    app.state.qa = qa
    yield


app = FastAPI(lifespan=lifespan)
