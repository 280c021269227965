from decouple import config
from environs import Env
from fastapi import FastAPI

env = Env()
app = FastAPI()
PORT = config("PORT", default=8000, cast=int)
OTHER = env.int("SERVER_PORT", 8001)
