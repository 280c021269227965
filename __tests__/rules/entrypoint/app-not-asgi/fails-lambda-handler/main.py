from fastapi import FastAPI
from mangum import Mangum

api = FastAPI()
app = Mangum(api)
