import time

from fastapi import FastAPI

time.sleep(60)
app = FastAPI()
