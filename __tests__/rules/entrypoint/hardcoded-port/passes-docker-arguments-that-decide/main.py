import uvicorn
from fastapi import FastAPI

app = FastAPI()
import argparse

parser = argparse.ArgumentParser()
parser.add_argument("--port", default=8000)

if __name__ == "__main__":
    uvicorn.run(app, host="0.0.0.0", port=parser.parse_args().port)
