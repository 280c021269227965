import os

import jwt
from fastapi import FastAPI

app = FastAPI()
ALGORITHM = os.getenv("ALGORITHM", "RS256")


def sign(payload, key):
    return jwt.encode(payload, key, algorithm="HS256") + jwt.encode(payload, key, ALGORITHM)


def read(token, key):
    return jwt.decode(token, key, algorithms=["HS256", "RS256"])
