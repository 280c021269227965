from fastapi import FastAPI

from app.routes import login

app = FastAPI()
app.include_router(login.router, prefix="/auth")
