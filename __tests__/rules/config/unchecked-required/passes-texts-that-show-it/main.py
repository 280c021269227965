import os

from fastapi import FastAPI

app = FastAPI()

print(f"mode: {os.getenv('MODE')}")
print("mode: " + str(os.getenv("MODE")))
