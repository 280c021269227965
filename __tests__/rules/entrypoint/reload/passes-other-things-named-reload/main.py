import importlib

from fastapi import FastAPI

from src import plugins

app = FastAPI(debug=True)


def configure(reload=False):
    return reload


configure(reload=True)
importlib.reload(plugins)


class Runner:
    def run(self, name, reload):
        return name, reload


uvicorn = Runner()
uvicorn.run("main:app", reload=True)
