from fastapi import FastAPI
from pydantic import BaseSettings

app = FastAPI()
