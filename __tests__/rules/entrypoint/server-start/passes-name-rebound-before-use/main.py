import uvicorn
from fastapi import FastAPI

from src.fakes import FakeServer

app = FastAPI()
uvicorn = FakeServer()
uvicorn.run(app)

for subprocess in [FakeServer()]:
    subprocess.run(["uvicorn", "main:app"])
