import os

from fastapi import FastAPI

app = FastAPI()



def read(kind):
    return os.environ[kind + "_KEY"]


def all_keys(kinds):
    return [os.getenv(kind) for kind in kinds]
