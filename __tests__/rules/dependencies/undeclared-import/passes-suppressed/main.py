from contextlib import suppress

with suppress(ImportError):
    import uvloop

    uvloop.install()

from fastapi import FastAPI

app = FastAPI()
