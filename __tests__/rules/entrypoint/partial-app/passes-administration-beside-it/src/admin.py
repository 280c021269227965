from fastapi import FastAPI

app = FastAPI(title="Administration")


@app.get("/")
def dashboard():
    return {}


@app.get("/models")
def models():
    return []


@app.delete("/models/{name}")
def delete(name: str):
    return None


@app.get("/jobs")
def jobs():
    return []
