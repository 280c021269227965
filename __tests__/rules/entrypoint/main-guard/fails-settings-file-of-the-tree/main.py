import os

from dotenv import load_dotenv
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"greeting": os.environ["GREETING"]}


if __name__ == "__main__":
    import uvicorn

    load_dotenv("defaults.env")
    uvicorn.run(app)
