from importlib.util import find_spec

if find_spec("sentry_sdk"):
    import sentry_sdk

    sentry_sdk.init()
from fastapi import FastAPI

app = FastAPI()
