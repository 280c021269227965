import functools

from uvicorn import run as serve

DEVELOPMENT = True
OPTIONS = {"host": "0.0.0.0", "reload": True}


def start(reload=DEVELOPMENT):
    serve("main:app", reload=reload)


def start_with_options():
    serve("main:app", **OPTIONS)


start_later = functools.partial(serve, "main:app", reload=1)
start_later()
