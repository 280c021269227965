from sqlmodel import create_engine
from fastapi import FastAPI

app = FastAPI()

import config

if config.DATABASE_URL is None:
    raise RuntimeError("DATABASE_URL is not set")
engine = create_engine(config.DATABASE_URL)
