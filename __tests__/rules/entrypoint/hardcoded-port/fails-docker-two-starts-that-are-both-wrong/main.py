import uvicorn
from fastapi import FastAPI

app = FastAPI()
import os

if __name__ == "__main__":
    if os.getenv("DEBUG"):
        uvicorn.run(app, host="0.0.0.0", port=8000)
    else:
        uvicorn.run(app, host="0.0.0.0", port=5000)
