import httptools
import yaml
from fastapi import FastAPI

app = FastAPI()
