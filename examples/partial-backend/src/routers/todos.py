from fastapi import APIRouter, Depends
from sqlmodel import Session, select

from src.database import get_session
from src.models import Todo

router = APIRouter(prefix="/todos")


@router.get("")
def list_todos(session: Session = Depends(get_session)):
    return session.exec(select(Todo)).all()


@router.post("")
def create_todo(todo: Todo, session: Session = Depends(get_session)):
    session.add(todo)
    session.commit()
    session.refresh(todo)
    return todo
