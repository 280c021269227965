from fastapi import FastAPI

app = FastAPI()


def first[T: (int, str)](items: list[T]) -> T:
    return items[0]


type Names[*Ts] = tuple[*Ts]
user = {"a": 1}
text = f"{user["a"]!r:>{10}} {'\n'.join(["x"])} {
    1  # one
}"
try:
    pass
except* ValueError:
    pass
