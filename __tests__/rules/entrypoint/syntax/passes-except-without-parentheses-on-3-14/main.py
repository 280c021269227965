from fastapi import FastAPI

app = FastAPI()

try:
    import settings
except ImportError, ValueError:
    settings = None
name = t"{settings}"


class Box[T = int]:
    pass
