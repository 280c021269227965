import os

from fastapi import FastAPI

app = FastAPI()



def read(name):
    return os.environ[name]
