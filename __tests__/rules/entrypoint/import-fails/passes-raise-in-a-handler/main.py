from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    raise RuntimeError("not ready")
