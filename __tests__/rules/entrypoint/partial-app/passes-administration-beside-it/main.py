from fastapi import FastAPI

app = FastAPI()


@app.get("/")
def root():
    return {"status": "ok"}


@app.post("/predict")
def predict(text: str):
    return {"label": text}
