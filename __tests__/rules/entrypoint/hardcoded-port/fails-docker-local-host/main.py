import uvicorn
from fastapi import FastAPI

app = FastAPI()

HOST = "localhost"

if __name__ == "__main__":
    uvicorn.run(app, host=HOST, port=8080)
