import audioop
import cgi

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root() -> str:
    return cgi.escape if audioop else ""
