from fastapi import FastAPI

from routers.jobs import router

app = FastAPI()
app.include_router(router)
