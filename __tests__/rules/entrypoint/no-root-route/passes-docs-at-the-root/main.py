from fastapi import FastAPI

app = FastAPI(docs_url="/", redoc_url=None)


@app.get("/api/tasks")
def tasks():
    return []
