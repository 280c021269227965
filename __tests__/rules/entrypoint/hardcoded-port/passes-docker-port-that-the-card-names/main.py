import uvicorn
from fastapi import FastAPI

app = FastAPI()

PORT = "8000"

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=int(PORT))
