from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Service(BaseModel):
    name: str
    host: str
    port: int = 8000


@app.post("/services")
def create(service: Service, port: int = 8000):
    return {"host": service.host, "port": 8000, "other": port}
