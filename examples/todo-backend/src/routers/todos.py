"""Todos: everybody sees their own, and nobody else's."""

from fastapi import APIRouter, Depends, HTTPException, status
from sqlmodel import Session, select

from src.database import get_session
from src.models import Todo, TodoCreate, TodoRead, TodoUpdate, User
from src.security import current_user

router = APIRouter(prefix="/todos", tags=["todos"])


def own_todo(
    todo_id: int,
    user: User = Depends(current_user),
    session: Session = Depends(get_session),
) -> Todo:
    todo = session.get(Todo, todo_id)
    if todo is None or todo.owner_id != user.id:
        raise HTTPException(status.HTTP_404_NOT_FOUND, "There is no such todo")
    return todo


@router.get("", response_model=list[TodoRead])
def list_todos(user: User = Depends(current_user), session: Session = Depends(get_session)):
    return session.exec(select(Todo).where(Todo.owner_id == user.id).order_by(Todo.id)).all()


@router.post("", response_model=TodoRead, status_code=status.HTTP_201_CREATED)
def create_todo(
    wanted: TodoCreate,
    user: User = Depends(current_user),
    session: Session = Depends(get_session),
):
    todo = Todo(owner_id=user.id, title=wanted.title)
    session.add(todo)
    session.commit()
    session.refresh(todo)
    return todo


@router.patch("/{todo_id}", response_model=TodoRead)
def update_todo(
    change: TodoUpdate,
    todo: Todo = Depends(own_todo),
    session: Session = Depends(get_session),
):
    if change.title is not None:
        todo.title = change.title
    if change.is_done is not None:
        todo.is_done = change.is_done
    session.add(todo)
    session.commit()
    session.refresh(todo)
    return todo


@router.delete("/{todo_id}", status_code=status.HTTP_204_NO_CONTENT)
def delete_todo(todo: Todo = Depends(own_todo), session: Session = Depends(get_session)) -> None:
    session.delete(todo)
    session.commit()
