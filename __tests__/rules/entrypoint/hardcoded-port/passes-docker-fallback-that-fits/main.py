import uvicorn
from fastapi import FastAPI

app = FastAPI()
import os

if __name__ == "__main__":
    uvicorn.run(app, host=os.getenv("HOST", "0.0.0.0"), port=int(os.getenv("PORT") or "7860"))
