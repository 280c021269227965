import os

from fastapi import FastAPI

app = FastAPI()

SIZE = int(os.environ["SIZE"])
