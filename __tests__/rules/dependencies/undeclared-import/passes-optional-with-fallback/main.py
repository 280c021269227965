try:
    import orjson
    from fastapi.responses import ORJSONResponse as Response
except ImportError:
    from fastapi.responses import JSONResponse as Response

from fastapi import FastAPI

app = FastAPI(default_response_class=Response)
