from fastapi import FastAPI

from services import mail

app = FastAPI()
