from fastapi import FastAPI

app = FastAPI()

with open("defaults/.env") as file:
    LINES = file.readlines()
