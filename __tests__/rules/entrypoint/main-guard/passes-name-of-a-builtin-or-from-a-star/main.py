from fastapi import FastAPI

from src.helpers import *

app = FastAPI()


@app.get("/")
def root():
    return helper(), input


if __name__ == "__main__":
    helper = print
    input = "text"
