import os

from fastapi import FastAPI

SPACE = os.environ["SPACE_ID"]
app = FastAPI(title=SPACE)
