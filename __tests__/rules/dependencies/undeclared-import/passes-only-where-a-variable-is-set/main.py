import os

if os.getenv("SENTRY_DSN"):
    import sentry_sdk

    sentry_sdk.init(os.environ["SENTRY_DSN"])
from fastapi import FastAPI

app = FastAPI()
