from fastapi import FastAPI

app = None
app = FastAPI()
