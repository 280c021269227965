import sys

import torch
from fastapi import FastAPI

from src.jobs import run as run_job

app = FastAPI()


@app.get("/")
def root():
    return {"job": run_job()}


@torch.no_grad()
def evaluate():
    return model(options.batch)


class Trainer:
    def run(self):
        return [model(one) for one in range(options.epochs)]


def train():
    return Trainer().run()


COMMANDS = {"train": train, "evaluate": evaluate}

if __name__ == "__main__":
    from src.settings import options

    model = torch.nn.Linear(2, 2)
    print(COMMANDS[sys.argv[1]]())
