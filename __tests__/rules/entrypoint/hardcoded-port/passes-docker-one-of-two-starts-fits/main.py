import uvicorn
from fastapi import FastAPI

app = FastAPI()
import os

if __name__ == "__main__":
    if os.getenv("SPACE_ID"):
        uvicorn.run(app, host="0.0.0.0", port=7860)
    uvicorn.run(app, port=8000, reload=True)
