import uvicorn
from fastapi import FastAPI

app = FastAPI()


def develop():
    uvicorn.run(app, port=8000)


def main():
    uvicorn.run(app, host="", port=7860)


if __name__ == "__main__":
    main()
