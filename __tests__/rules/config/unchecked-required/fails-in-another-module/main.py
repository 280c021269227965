from sqlmodel import create_engine
from fastapi import FastAPI

app = FastAPI()

import config

engine = create_engine(config.DATABASE_URL)
