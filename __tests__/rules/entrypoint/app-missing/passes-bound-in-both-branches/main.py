import os

from fastapi import FastAPI

if os.getenv("DOCS"):
    app = FastAPI()
else:
    app = FastAPI(docs_url=None)
