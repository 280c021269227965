from fastapi import FastAPI
from starlette.applications import Starlette
from starlette.routing import Mount

api = FastAPI()
app = Starlette(routes=[Mount("/api", app=api)])
