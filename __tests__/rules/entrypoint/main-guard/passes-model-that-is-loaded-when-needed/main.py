import sqlite3

import uvicorn
from fastapi import FastAPI

from src import classifier

app = FastAPI()


@app.on_event("startup")
def start():
    with sqlite3.connect("texts.db") as connection:
        connection.executescript(open("schema.sql").read())


@app.post("/classify")
def classify(text: str):
    return classifier.classify(text)


if __name__ == "__main__":
    classifier.load()
    sqlite3.connect("texts.db").execute("CREATE TABLE IF NOT EXISTS texts (id INTEGER)")
    uvicorn.run(app)
