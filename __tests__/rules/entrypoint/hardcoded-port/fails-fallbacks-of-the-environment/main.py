import os
from os import environ, getenv

from fastapi import FastAPI

app = FastAPI()
one = int(os.environ.get("PORT", 8000))
two = getenv("PORT", "8000")
three = int(os.getenv("PORT") or 8000)
four = int(environ["PORT"]) if "PORT" in environ else 8000
environ.setdefault("PORT", "8000")
