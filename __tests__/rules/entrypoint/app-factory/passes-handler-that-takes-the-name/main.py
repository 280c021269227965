from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def app():
    return {"status": "ok"}
