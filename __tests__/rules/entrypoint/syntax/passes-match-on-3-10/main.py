from fastapi import FastAPI

app = FastAPI()


@app.get("/{kind}")
def root(kind: str):
    match kind.split("."), 1:
        case [("a" | "b") as first, *_], int(one) if one:
            return first
        case {"x": x, **rest}, _:
            return x, rest
        case _:
            return None
