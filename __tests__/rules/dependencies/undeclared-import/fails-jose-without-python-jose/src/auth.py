import os

from fastapi import Header, HTTPException
from jose import JWTError, jwt


def current_user(authorization: str = Header()):
    try:
        claims = jwt.decode(authorization, os.environ["BETTER_AUTH_SECRET"], algorithms=["HS256"])
    except JWTError:
        raise HTTPException(401)
    return claims["sub"]
