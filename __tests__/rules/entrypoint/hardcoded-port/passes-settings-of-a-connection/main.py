from fastapi import FastAPI
from pydantic import BaseSettings


class DatabaseSettings(BaseSettings):
    host: str = "db"
    port: int = 5433


class SmtpConfig:
    HOST = "mail"
    PORT = 2526


class Settings(BaseSettings):
    host: str = "replica"
    port: int = 7000
    user: str = "reader"
    password: str = ""


app = FastAPI()
