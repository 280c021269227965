from fastapi import FastAPI

app = FastAPI()

if app:
    return
break
