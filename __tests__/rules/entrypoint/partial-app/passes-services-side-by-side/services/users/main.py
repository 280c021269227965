from fastapi import FastAPI

app = FastAPI()


@app.get("/users")
def users():
    return []


@app.get("/health")
def health():
    return {"status": "ok"}
