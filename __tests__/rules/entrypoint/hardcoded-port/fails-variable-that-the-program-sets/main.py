import os

from fastapi import FastAPI

os.environ["PORT"] = "7860"
app = FastAPI()
