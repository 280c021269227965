try:
    import ujson as json
except ImportError:
    import orjson as json

from fastapi import FastAPI

app = FastAPI()
