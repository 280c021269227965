import easyocr
from fastapi import FastAPI

app = FastAPI()
reader = easyocr.Reader(["en"])
