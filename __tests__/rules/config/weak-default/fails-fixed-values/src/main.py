from jose import jwt
from sqlmodel import create_engine
from starlette.middleware.sessions import SessionMiddleware

SECRET_KEY = "supersecretkey"
ADMIN_PASSWORD = "admin"
engine = create_engine("postgresql://postgres:postgres@localhost:5432/todo")


def login(app, password, payload):
    app.add_middleware(SessionMiddleware, secret_key="change-me")
    if password == "admin123":
        return jwt.encode(payload, "secret", algorithm="HS256")
