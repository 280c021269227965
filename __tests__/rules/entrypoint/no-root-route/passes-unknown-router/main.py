from fastapi import FastAPI
from fastapi_pages import router

app = FastAPI()
app.include_router(router)
