import uvicorn
from fastapi import FastAPI

app = FastAPI()


def serve(host, port=8000):
    uvicorn.run(app, host=host, port=port)


if __name__ == "__main__":
    serve("0.0.0.0", 8080)
