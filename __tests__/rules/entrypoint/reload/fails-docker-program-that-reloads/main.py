import uvicorn
from fastapi import FastAPI

app = FastAPI()


def main():
    uvicorn.run("main:app", host="0.0.0.0", port=7860, reload=True)


if __name__ == "__main__":
    main()
