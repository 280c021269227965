from fastapi import FastAPI

app, settings = FastAPI(), {}
