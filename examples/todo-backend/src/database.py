"""The database: one engine for the process, one session for each request."""

from collections.abc import Iterator
from functools import lru_cache

from sqlmodel import Session, SQLModel, create_engine

from src import models  # noqa: F401 - its tables belong to SQLModel.metadata
from src.settings import get_settings


@lru_cache
def get_engine():
    url = get_settings().database_url
    # A request may be answered by several threads, one after the other; SQLite refuses that unless told.
    arguments = {"check_same_thread": False} if url.startswith("sqlite") else {}
    return create_engine(url, connect_args=arguments)


def create_tables() -> None:
    SQLModel.metadata.create_all(get_engine())


def get_session() -> Iterator[Session]:
    with Session(get_engine()) as session:
        yield session
