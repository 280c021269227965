from starlette.applications import Starlette

from src.api import api

app = Starlette()
app.mount("/", api)
