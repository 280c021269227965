from fastapi import FastAPI

app = FastAPI()


@app.post("/jobs")
def jobs():
    return {}
