import uvicorn
from fastapi import FastAPI

app = FastAPI()
import sys

PORT = 8000 if sys.platform == "win32" else 7860

if __name__ == "__main__":
    uvicorn.run(app, host="127.0.0.1" if sys.platform == "win32" else "0.0.0.0", port=PORT)
