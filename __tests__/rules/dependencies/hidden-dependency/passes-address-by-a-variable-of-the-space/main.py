import os

from fastapi import FastAPI
from openai import OpenAI
from pydantic_settings import BaseSettings
from sqlmodel import create_engine


class Settings(BaseSettings):
    database_url: str = ""


class Plain:
    database_url = None


DATABASE_URL = os.getenv("DATABASE_URL")

settings = Settings()
Plain.database_url = os.environ["DATABASE_URL"]
one = create_engine(os.getenv("DATABASE_URL"))
two = create_engine(os.getenv("DATABASE_URL", ""))
three = create_engine(DATABASE_URL or "")
four = create_engine(settings.database_url)
five = create_engine(Plain.database_url)
six = create_engine(DATABASE_URL)
client = OpenAI()
app = FastAPI()
