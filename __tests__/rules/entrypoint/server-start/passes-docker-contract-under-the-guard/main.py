import uvicorn
from fastapi import FastAPI

app = FastAPI()


def serve():
    uvicorn.run(app)


if __name__ == "__main__":
    serve()
    uvicorn.run(app)
