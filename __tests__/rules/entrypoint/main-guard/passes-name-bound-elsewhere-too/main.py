import sys

from fastapi import FastAPI

app = FastAPI()
debug = False
model = None
tracer = None
connection = None
labels: list[str] | None = None


@app.get("/predict")
def predict(text: str):
    global model
    if model is None:
        model = str.upper
    if tracer:
        tracer.record(text)
    return model(text), debug, [label for label in labels or []]


@app.on_event("startup")
def connect():
    global connection
    connection = open("/dev/null")


@app.get("/rows")
def rows():
    return connection.readlines()


@app.get("/sizes")
def sizes(limit: int = 10):
    def inner(count):
        return [count for count in range(limit)]

    count = 3
    return inner(count), (lambda text: text)(limit), [text for text in "abc"]


if __name__ == "__main__":
    debug = "--debug" in sys.argv
    model = str.lower
    connection = sys.stdin
    labels = ["a"]
    count = 1
    text = "x"
    for limit in range(3):
        print(predict(text), limit)
    import trace as tracer
