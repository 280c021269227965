from fastapi import FastAPI

app = FastAPI()


def first[T](items: list[T]) -> T:
    return items[0]


type Names = list[str]
