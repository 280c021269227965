import inspect
from unittest import mock

import uvicorn
from fastapi import FastAPI

app = FastAPI()
SIGNATURE = inspect.signature(uvicorn.run)
PATCH = mock.patch.object(uvicorn, "run")
SERVERS = {"uvicorn": uvicorn.run}
print(uvicorn.run)
