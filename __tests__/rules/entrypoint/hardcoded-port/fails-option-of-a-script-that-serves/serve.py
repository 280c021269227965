import argparse

import uvicorn

parser = argparse.ArgumentParser()
parser.add_argument("--port", "-p", type=int, default=8000)
arguments = parser.parse_args()
uvicorn.run("main:app", port=arguments.port)
