from exceptiongroup import ExceptionGroup
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root() -> None:
    raise ExceptionGroup("all", [ValueError("one")])
