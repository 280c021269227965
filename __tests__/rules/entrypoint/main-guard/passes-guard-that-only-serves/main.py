import argparse
import logging
import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}


def parse_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, default=int(os.getenv("PORT", "7860")))
    return parser.parse_args()


if __name__ == "__main__":
    import uvicorn

    logging.basicConfig(level=logging.INFO)
    args = parse_arguments()
    print(f"http://localhost:{args.port}/docs")
    config = uvicorn.Config(app, port=args.port)
    server = uvicorn.Server(config)
    server.run()
