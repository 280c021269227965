import os

from fastapi import FastAPI
from sqlmodel import create_engine

URL = None
NAME = ""


def configure():
    global URL
    URL = "sqlite:///./todo.db"


configure()
if os.getenv("DATABASE_URL"):
    NAME = os.environ["DATABASE_URL"]
else:
    NAME = "sqlite://"
app = FastAPI()


def make_engine(url=None):
    return create_engine(url or "sqlite://")


engine = make_engine()
other = create_engine(URL)
third = create_engine(NAME)
