from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware
from starlette.middleware.sessions import SessionMiddleware

backend = FastAPI()
app = CORSMiddleware(SessionMiddleware(backend, secret_key="x"), allow_origins=[])
