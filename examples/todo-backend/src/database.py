"""The database: one engine for the process, one session for each request."""

from collections.abc import Iterator

from sqlmodel import Session, SQLModel, create_engine

from src import models  # noqa: F401 - its tables belong to SQLModel.metadata
from src.settings import DATABASE_URL

# A request may be answered by several threads, one after the other; SQLite refuses that unless told.
arguments = {"check_same_thread": False} if DATABASE_URL.startswith("sqlite") else {}
engine = create_engine(DATABASE_URL, connect_args=arguments)


def create_tables() -> None:
    SQLModel.metadata.create_all(engine)


def get_session() -> Iterator[Session]:
    with Session(engine) as session:
        yield session
