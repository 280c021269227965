from fastapi.middleware.gzip import GZipMiddleware


def configure(application):
    add_middleware(application)


def add_middleware(target):
    target.add_middleware(GZipMiddleware, minimum_size=500)
