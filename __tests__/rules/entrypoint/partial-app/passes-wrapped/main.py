from fastapi.middleware.gzip import GZipMiddleware

from src.main import app as api

app = GZipMiddleware(api)
