import jwt
from fastapi import FastAPI

app = FastAPI()
