from fastapi import FastAPI

app = FastAPI()
api = FastAPI()


@api.get("/predict")
def predict(text: str):
    return {"label": text.upper()}


@app.get("/")
def root():
    return {"status": "ok"}
