from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

app = FastAPI()


def prepare():
    app.add_middleware(GZipMiddleware)


if __name__ == "__main__":
    import uvicorn

    prepare()
    uvicorn.run(app)
