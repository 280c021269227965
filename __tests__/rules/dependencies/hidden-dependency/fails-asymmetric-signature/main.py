import jwt
from fastapi import FastAPI

app = FastAPI()
ALGORITHM = "RS256"


@app.get("/me")
def me(token: str, key: str):
    return jwt.decode(token, key, algorithms=[ALGORITHM])
