import os

from fastapi import FastAPI

app = FastAPI()

if __name__ == "__main__":
    os.makedirs("uploads", exist_ok=True)
