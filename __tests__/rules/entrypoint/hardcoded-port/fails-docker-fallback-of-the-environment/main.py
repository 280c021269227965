import uvicorn
from fastapi import FastAPI

app = FastAPI()
import os

port = int(os.environ.get("PORT", 8080))

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=port)
