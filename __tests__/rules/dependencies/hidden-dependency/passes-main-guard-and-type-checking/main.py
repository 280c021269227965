from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    from fastapi.testclient import TestClient
    from starlette.middleware.sessions import SessionMiddleware

app = FastAPI()

if __name__ == "__main__":
    from fastapi.testclient import TestClient

    print(TestClient(app).get("/").json())
