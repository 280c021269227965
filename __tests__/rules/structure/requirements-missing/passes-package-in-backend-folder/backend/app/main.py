from fastapi import FastAPI
from .db import x
app = FastAPI()
