from __future__ import annotations

import typing as t

if t.TYPE_CHECKING:
    from pandas import DataFrame

from fastapi import FastAPI

app = FastAPI()


def frame() -> DataFrame: ...
