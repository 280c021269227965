import b

from fastapi import FastAPI

app = FastAPI()
