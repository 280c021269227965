from fastapi import FastAPI

app = FastAPI()

x = 1 = 2
