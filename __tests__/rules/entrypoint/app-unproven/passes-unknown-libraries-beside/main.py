import somewhere
from fastapi import FastAPI

settings = somewhere.load()
app = FastAPI(title=settings.title)
somewhere.instrument(app)
