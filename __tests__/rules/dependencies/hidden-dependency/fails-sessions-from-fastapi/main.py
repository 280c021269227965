from fastapi import FastAPI
from fastapi.middleware.sessions import SessionMiddleware

app = FastAPI()
