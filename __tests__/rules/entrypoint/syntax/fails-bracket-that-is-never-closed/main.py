from fastapi import FastAPI

app = FastAPI(
    title="Todo",


@app.get("/")
def root():
    return {}
