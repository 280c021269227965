import dateutil.parser
import yaml
from fastapi import FastAPI

app = FastAPI()
