from functools import partial
from threading import Thread

import uvicorn
from fastapi import FastAPI

app = FastAPI()

Thread(target=uvicorn.run, args=(app,), daemon=True).start()
serve = partial(uvicorn.run, app)


def go():
    serve()
    getattr(uvicorn, "run")(app)
