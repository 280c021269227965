import os

from fastapi import FastAPI

app = FastAPI()



def int(value):
    return 5


SIZE = int(os.getenv("POOL_SIZE"))
