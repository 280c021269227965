from fastapi import FastAPI
from fastapi.middleware.gzip import GZipMiddleware

app = FastAPI()

if __name__ == "main":
    app.add_middleware(GZipMiddleware)

if __name__ != "__main__":
    app.state.mode = "server"


@app.get("/")
def root():
    return app.state.mode
