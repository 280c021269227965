"""Accounts: making one, and logging in to it."""

from fastapi import APIRouter, Depends, HTTPException, status
from sqlmodel import Session, select

from src.database import get_session
from src.models import Credentials, Token, User, UserRead
from src.security import create_token, hash_password, verify_password

router = APIRouter(prefix="/auth", tags=["auth"])


def find_user(session: Session, email: str):
    return session.exec(select(User).where(User.email == email.lower())).first()


@router.post("/register", response_model=UserRead, status_code=status.HTTP_201_CREATED)
def register(credentials: Credentials, session: Session = Depends(get_session)):
    if find_user(session, credentials.email) is not None:
        raise HTTPException(status.HTTP_409_CONFLICT, "There is an account for this address already")
    user = User(email=credentials.email.lower(), password_hash=hash_password(credentials.password))
    session.add(user)
    session.commit()
    session.refresh(user)
    return user


@router.post("/login", response_model=Token)
def login(credentials: Credentials, session: Session = Depends(get_session)):
    user = find_user(session, credentials.email)
    if user is None or not verify_password(credentials.password, user.password_hash):
        raise HTTPException(status.HTTP_401_UNAUTHORIZED, "Address or password is wrong")
    return Token(access_token=create_token(user))
