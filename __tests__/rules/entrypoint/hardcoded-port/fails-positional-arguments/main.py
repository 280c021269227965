import uvicorn
from fastapi import FastAPI
from flask import Flask

app = FastAPI()
admin = Flask(__name__)


def serve():
    uvicorn.run(app, 8000)
    uvicorn.Server(uvicorn.Config(app, "0.0.0.0", 8_080)).run()
    admin.run("0.0.0.0", 5000)
