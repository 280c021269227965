from fastapi import FastAPI

app = FastAPI(title="Todo API")


@app.get("/")
def health():
    return {"status": "ok"}
