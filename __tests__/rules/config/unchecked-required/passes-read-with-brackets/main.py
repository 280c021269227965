import os

from sqlmodel import create_engine
from fastapi import FastAPI

app = FastAPI()

engine = create_engine(os.environ["DATABASE_URL"])
