import uvicorn
from fastapi import FastAPI

app = FastAPI()

RELOAD = True
RELOAD = False

if __name__ == "__main__":
    uvicorn.run("main:app", reload=RELOAD)
