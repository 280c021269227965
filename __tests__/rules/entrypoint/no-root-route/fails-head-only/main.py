from fastapi import FastAPI, Response

app = FastAPI()


@app.head("/")
def alive():
    return Response()


@app.post("/")
def webhook(body: dict):
    return body
