import os
import time

from fastapi import FastAPI

time.sleep(0.5)
time.sleep(float(os.environ["PAUSE"]))
app = FastAPI()
