from fastapi import FastAPI

from fields import Title

app = FastAPI()


@app.post("/notes")
def add(title: Title):
    return {"title": title}
