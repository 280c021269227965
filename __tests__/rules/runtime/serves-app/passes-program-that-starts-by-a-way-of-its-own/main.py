from fastapi import FastAPI
from platformkit import launch

app = FastAPI()
launch(app)
