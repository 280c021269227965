from fastapi import FastAPI

from types import User

app = FastAPI()
