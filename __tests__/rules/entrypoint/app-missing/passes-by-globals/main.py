from fastapi import FastAPI

globals()["app"] = FastAPI()
