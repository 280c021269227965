from fastapi import FastAPI

app = FastAPI()

from shop import mail
