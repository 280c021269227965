from fastapi import FastAPI
from joblib import load

app = FastAPI()
tokenizer = None
model = None


@app.post("/predict")
def predict(text: str):
    return {"label": classify(text)}


def classify(text: str) -> str:
    if model is None:
        raise RuntimeError("the model is not loaded")
    return labels[model.predict(tokenizer(text))]


def load_model():
    global model
    model = load("model.joblib")


if __name__ == "__main__":
    import uvicorn

    load_model()
    tokenizer = load("tokenizer.joblib")
    labels = ["spam", "ham"]
    uvicorn.run(app)
