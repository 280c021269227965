try:
    from fastapi import FastAPI

    app = FastAPI()
except ImportError:
    raise
