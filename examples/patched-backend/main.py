import os

from fastapi import Depends, FastAPI
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from jose import jwt

app = FastAPI(title="Todo API")
bearer = HTTPBearer()


@app.get("/")
def health():
    return {"status": "ok"}


@app.get("/me")
def me(credentials: HTTPAuthorizationCredentials = Depends(bearer)):
    secret = os.environ["BETTER_AUTH_SECRET"]
    return {"user": jwt.decode(credentials.credentials, secret, algorithms=["HS256"])["sub"]}
