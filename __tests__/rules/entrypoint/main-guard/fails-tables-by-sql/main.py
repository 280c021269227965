import os
import sqlite3

import uvicorn
from fastapi import FastAPI

app = FastAPI()


def connect():
    return sqlite3.connect(os.getenv("DATABASE", "contacts.db"))


def init_db():
    with connect() as connection:
        connection.execute(
            """
            CREATE TABLE IF NOT EXISTS contacts (
                id INTEGER PRIMARY KEY,
                name TEXT NOT NULL
            )
            """
        )


@app.get("/contacts")
def contacts():
    with connect() as connection:
        return connection.execute("SELECT id, name FROM contacts").fetchall()


if __name__ == "__main__":
    init_db()
    uvicorn.run("main:app", host="0.0.0.0", port=int(os.getenv("PORT", "8000")))
