from fastapi import FastAPI

app = FastAPI()

DATA = "C:\Users\ada\data"
