"""Notes: an application in one file."""

import logging
import os
from contextlib import asynccontextmanager
from datetime import datetime, timezone
from typing import Annotated, Optional

from dotenv import load_dotenv
from fastapi import Depends, FastAPI, HTTPException, Query
from fastapi.middleware.cors import CORSMiddleware
from sqlmodel import Field, Session, SQLModel, create_engine, select

load_dotenv()

logger = logging.getLogger("notes")
DATABASE_URL = os.getenv("DATABASE_URL", "sqlite:////tmp/notes.db")
ORIGINS = [origin.strip() for origin in os.environ.get("CORS_ALLOWED_ORIGINS", "*").split(",") if origin.strip()]
IS_SQLITE = DATABASE_URL.startswith("sqlite")

engine = create_engine(DATABASE_URL, connect_args={"check_same_thread": False} if IS_SQLITE else {})


class NoteBase(SQLModel):
    title: str = Field(min_length=1, max_length=200)
    text: str = ""
    is_pinned: bool = False


class Note(NoteBase, table=True):
    id: Optional[int] = Field(default=None, primary_key=True)
    created_at: datetime = Field(default_factory=lambda: datetime.now(timezone.utc))


class NoteUpdate(SQLModel):
    title: Optional[str] = None
    text: Optional[str] = None
    is_pinned: Optional[bool] = None


def get_session():
    with Session(engine) as session:
        yield session


SessionDependency = Annotated[Session, Depends(get_session)]


@asynccontextmanager
async def lifespan(_: FastAPI):
    SQLModel.metadata.create_all(engine)
    logger.info("The tables of %s are there", engine.url.render_as_string(hide_password=True))
    yield
    engine.dispose()


app = FastAPI(title="Notes", version="1.0.0", lifespan=lifespan)
app.add_middleware(
    CORSMiddleware,
    allow_origins=ORIGINS,
    allow_credentials="*" not in ORIGINS,
    allow_methods=["*"],
    allow_headers=["*"],
)


def find(note_id: int, session: Session) -> Note:
    note = session.get(Note, note_id)
    if note is None:
        raise HTTPException(status_code=404, detail=f"There is no note {note_id}")
    return note


@app.get("/")
def health():
    return {"status": "ok", "time": datetime.now(timezone.utc).isoformat()}


@app.get("/notes", response_model=list[Note])
def list_notes(session: SessionDependency, limit: Annotated[int, Query(le=100)] = 20, only_pinned: bool = False):
    query = select(Note).order_by(Note.created_at.desc()).limit(limit)
    if only_pinned:
        query = query.where(Note.is_pinned)
    return session.exec(query).all()


@app.post("/notes", response_model=Note, status_code=201)
def create_note(data: NoteBase, session: SessionDependency):
    note = Note.model_validate(data)
    session.add(note)
    session.commit()
    session.refresh(note)
    return note


@app.patch("/notes/{note_id}", response_model=Note)
def update_note(note_id: int, data: NoteUpdate, session: SessionDependency):
    note = find(note_id, session)
    for name, value in data.model_dump(exclude_unset=True).items():
        setattr(note, name, value)
    session.add(note)
    session.commit()
    session.refresh(note)
    return note


@app.delete("/notes/{note_id}", status_code=204)
def delete_note(note_id: int, session: SessionDependency):
    session.delete(find(note_id, session))
    session.commit()
