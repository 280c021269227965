from fastapi import FastAPI, Form, WebSocket
from fastapi.templating import Jinja2Templates
from fastapi.testclient import TestClient
from pydantic import BaseModel, EmailStr

app = FastAPI()
templates = Jinja2Templates(directory="templates")


class User(BaseModel):
    email: EmailStr


@app.post("/")
def note(text: str = Form()):
    return {}


@app.websocket("/ws")
async def socket(connection: WebSocket):
    await connection.accept()
