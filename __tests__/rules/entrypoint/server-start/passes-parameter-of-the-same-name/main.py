from fastapi import FastAPI

app = FastAPI()


def measure(uvicorn, run):
    uvicorn.run(app)
    run(app)
