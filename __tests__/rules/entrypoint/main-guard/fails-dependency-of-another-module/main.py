from fastapi import Depends, FastAPI

from src.client import session

app = FastAPI()


@app.get("/")
def root(client=Depends(session)):
    return client.get("/")
