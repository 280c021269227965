import torch
from fastapi import FastAPI

app = FastAPI()
