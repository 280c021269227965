from starlette.applications import Starlette
from starlette.middleware.gzip import GZipMiddleware

backend = Starlette()
app = GZipMiddleware(backend)
