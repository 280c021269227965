import threading

import nltk
from fastapi import FastAPI


def in_background(function):
    return lambda: threading.Thread(target=function).start()


@in_background
def load():
    nltk.download("punkt")


load()
app = FastAPI()
