import os
import secrets

from fastapi import FastAPI
from starlette.middleware.sessions import SessionMiddleware

KEY = os.environ["SESSION_SECRET"]
app = FastAPI()
app.add_middleware(SessionMiddleware, secret_key=KEY, session_cookie="sunflower", same_site="strict")
app.add_middleware(SessionMiddleware, secret_key=os.environ["SESSION_SECRET"])
app.add_middleware(SessionMiddleware, secret_key=secrets.token_hex(32), path="/todo-2")
app.add_middleware(SessionMiddleware, secret_key="<the key of the sessions>")
app.add_middleware(SessionMiddleware, secret_key="")
app.add_middleware(OtherMiddleware, name="sunflower", header="X-Todo-9")
