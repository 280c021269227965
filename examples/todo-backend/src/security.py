"""Passwords and tokens."""

import hashlib
import hmac
import os
from datetime import timedelta
from typing import Optional

from fastapi import Depends, HTTPException, status
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer
from jose import JWTError, jwt
from sqlmodel import Session

from src.database import get_session
from src.models import User, now
from src.settings import AUTH_SECRET, TOKEN_LIFETIME_MINUTES

ALGORITHM = "HS256"
SALT_BYTES = 16

bearer = HTTPBearer(auto_error=False)


def derive_key(password: str, salt: bytes) -> bytes:
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def hash_password(password: str) -> str:
    salt = os.urandom(SALT_BYTES)
    return f"{salt.hex()}:{derive_key(password, salt).hex()}"


def verify_password(password: str, stored: str) -> bool:
    salt, key = (bytes.fromhex(part) for part in stored.split(":"))
    return hmac.compare_digest(derive_key(password, salt), key)


def create_token(user: User) -> str:
    expires = now() + timedelta(minutes=TOKEN_LIFETIME_MINUTES)
    return jwt.encode({"sub": str(user.id), "exp": expires}, AUTH_SECRET, algorithm=ALGORITHM)


def current_user(
    credentials: Optional[HTTPAuthorizationCredentials] = Depends(bearer),
    session: Session = Depends(get_session),
) -> User:
    refused = HTTPException(
        status_code=status.HTTP_401_UNAUTHORIZED,
        detail="Log in first",
        headers={"WWW-Authenticate": "Bearer"},
    )
    if credentials is None:
        raise refused
    try:
        claims = jwt.decode(credentials.credentials, AUTH_SECRET, algorithms=[ALGORITHM])
        user = session.get(User, int(claims["sub"]))
    except (JWTError, KeyError, ValueError) as error:
        raise refused from error
    if user is None:
        raise refused
    return user
