import sys

from fastapi import FastAPI

app = FastAPI()

if __name__ == "__main__":
    sys.exit("use uvicorn main:app")
