import sys

assert sys.version_info >= (3, 8)

from fastapi import FastAPI

app = FastAPI()
