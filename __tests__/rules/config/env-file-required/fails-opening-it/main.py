from fastapi import FastAPI

app = FastAPI()

with open(".env") as file:
    LINES = file.read().splitlines()
