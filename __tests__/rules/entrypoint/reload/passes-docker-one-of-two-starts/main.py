import uvicorn
from fastapi import FastAPI

app = FastAPI()
import sys

if __name__ == "__main__":
    if "--dev" in sys.argv:
        uvicorn.run("main:app", reload=True)
    else:
        uvicorn.run("main:app", host="0.0.0.0", port=7860)
