from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware

app = FastAPI(middleware=[Middleware(SessionMiddleware, secret_key="br0t-und-Salz-77")])
app.add_middleware(SessionMiddleware, max_age=3600, secret_key="a few words that only we know")
asgi = SessionMiddleware(app, "k3ks-und-Milch")
