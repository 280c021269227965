try:
    from src.full import app
except ImportError:
    from fastapi import FastAPI

    app = FastAPI()
