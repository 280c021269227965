import weather_of_yesterday
from fastapi import FastAPI

app = FastAPI()
