from fastapi import Depends, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

app = FastAPI()
app.add_middleware(CORSMiddleware, allow_origins=["https://todo.example.org"], allow_headers=["Authorization"])

bearer = HTTPBearer()


@app.get("/")
def root():
    return {"status": "ok"}


@app.get("/api/todos")
def todos(token: HTTPAuthorizationCredentials = Depends(bearer)):
    return []
