import colorama
from fastapi import FastAPI

app = FastAPI()
