from b import value

from fastapi import FastAPI

app = FastAPI()
