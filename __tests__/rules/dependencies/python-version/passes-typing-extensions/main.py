from fastapi import FastAPI
from typing_extensions import LiteralString, NotRequired, Self, TypedDict, assert_never, override

app = FastAPI()


class Query(TypedDict):
    text: NotRequired[str]
