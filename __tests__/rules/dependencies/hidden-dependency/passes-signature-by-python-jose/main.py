from fastapi import FastAPI
from jose import jwt

app = FastAPI()


def sign(payload, key):
    return jwt.encode(payload, key, algorithm="RS256")
