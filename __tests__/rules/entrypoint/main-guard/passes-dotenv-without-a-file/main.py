import os

from dotenv import load_dotenv
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"url": os.environ["DATABASE_URL"]}


if __name__ == "__main__":
    import uvicorn

    load_dotenv()
    os.environ.setdefault("DATABASE_URL", "sqlite:///local.db")
    uvicorn.run(app)
