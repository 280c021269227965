from typing import Self

from fastapi import FastAPI

app = FastAPI()


class Builder:
    def step(self) -> Self:
        return self
