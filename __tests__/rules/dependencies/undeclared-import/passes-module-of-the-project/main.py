from telegram import send
from fastapi import FastAPI

app = FastAPI()
