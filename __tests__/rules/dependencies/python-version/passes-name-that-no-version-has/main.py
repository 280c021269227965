from typing import Slef

from fastapi import FastAPI

app = FastAPI()
