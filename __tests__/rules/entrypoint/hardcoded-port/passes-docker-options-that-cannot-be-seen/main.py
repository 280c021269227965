import uvicorn
from fastapi import FastAPI

app = FastAPI()
import json

with open("server.json") as file:
    options = json.load(file)

if __name__ == "__main__":
    uvicorn.run(app, **options)
    uvicorn.run(app, host=options["host"], port=options.get("port", 8000))
