from fastapi import FastAPI
from fastapi_pagination import add_pagination

app = add_pagination(FastAPI())
