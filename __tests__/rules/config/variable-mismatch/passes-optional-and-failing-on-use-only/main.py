import os

from fastapi import FastAPI

app = FastAPI()



@app.get("/pay")
def pay():
    return os.environ["STRIPE_KEY"]
