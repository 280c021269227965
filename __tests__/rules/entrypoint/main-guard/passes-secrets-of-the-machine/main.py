from dotenv import load_dotenv
from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}


if __name__ == "__main__":
    import uvicorn

    load_dotenv()
    load_dotenv(".env.local")
    load_dotenv("nowhere.env")
    uvicorn.run(app)
