import typing
from typing import TYPE_CHECKING

from fastapi import FastAPI

if TYPE_CHECKING:
    import heavy
if typing.TYPE_CHECKING:
    import heavy

app = FastAPI()
