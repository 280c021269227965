from __future__ import annotations

import typing

from fastapi import FastAPI

app = FastAPI()


class Node:
    parent: typing.Self | None = None

    def copy(self, *others: typing.Unpack[tuple[int, ...]]) -> typing.Self:
        return self
