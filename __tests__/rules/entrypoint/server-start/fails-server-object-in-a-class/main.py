import uvicorn
from fastapi import FastAPI

app = FastAPI()


class Runner:
    def __init__(self, application):
        config = uvicorn.Config(application)
        self.server = uvicorn.Server(config)

    def start(self):
        self.server.run()
