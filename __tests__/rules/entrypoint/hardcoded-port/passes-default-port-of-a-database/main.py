import psycopg
from fastapi import FastAPI

app = FastAPI()
DEFAULT_PORT = 5432
PORT = 6379
