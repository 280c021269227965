from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    from server import api

    return {"title": api.title}
