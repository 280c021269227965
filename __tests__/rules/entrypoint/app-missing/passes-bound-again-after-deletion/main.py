from fastapi import FastAPI

app = FastAPI()
del app
app = FastAPI()
