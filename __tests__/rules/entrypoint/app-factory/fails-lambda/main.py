from fastapi import FastAPI

app = lambda: FastAPI()
