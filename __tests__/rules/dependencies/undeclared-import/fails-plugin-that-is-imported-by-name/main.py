import importlib

from fastapi import FastAPI

app = FastAPI()
for name in ("todos", "billing"):
    app.include_router(importlib.import_module(f"routers.{name}").router)
