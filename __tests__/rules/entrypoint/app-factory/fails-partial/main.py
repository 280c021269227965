from functools import partial

from fastapi import FastAPI


def create_app(debug):
    return FastAPI(debug=debug)


app = partial(create_app, debug=False)
