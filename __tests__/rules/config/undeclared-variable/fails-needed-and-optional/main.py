import os

from fastapi import FastAPI

app = FastAPI()

KEY = os.environ["STRIPE_KEY"]
MODE = os.getenv("MODE", "prod")
URL = os.environ["SHOP_URL"]
