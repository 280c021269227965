import requests
from fastapi import FastAPI
from fastapi.testclient import TestClient

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}


class Cache(dict):
    pass


cache = Cache()

if __name__ == "__main__":
    client = TestClient(app)
    print(client.get("/").json())
    print(requests.post("http://localhost:8000/tasks", json={}).status_code)
    app.state.started = True
    cache.get("/tasks")
    print(app.url_path_for("root"))
