from fastapi import FastAPI

App = FastAPI()
