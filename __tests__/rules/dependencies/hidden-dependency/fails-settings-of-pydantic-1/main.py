from fastapi import FastAPI
from pydantic import BaseSettings


class Settings(BaseSettings):
    title: str = "Todo"


app = FastAPI(title=Settings().title)
