from fastapi import FastAPI
from prometheus_fastapi_instrumentator import Instrumentator

app = FastAPI()
app = Instrumentator().instrument(app).expose(app)
