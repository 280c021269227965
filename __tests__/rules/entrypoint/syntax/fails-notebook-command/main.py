!pip install fastapi
from fastapi import FastAPI

app = FastAPI()
