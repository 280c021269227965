from fastapi import FastAPI

app = FastAPI()


@app.get("/{kind}")
def root(kind: str):
    match kind:
        case "a":
            return 1
