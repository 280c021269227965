from fastapi import FastAPI
from transformers import AutoModel


class Service:
    def __init__(self):
        self.model = None

    def load(self):
        self.model = AutoModel.from_pretrained("bert-base-uncased")

    @property
    def ready(self):
        return self.model is not None

    def predict(self, text):
        if self.model is None:
            self.load()
        return self.model(text)


service = Service()
service.ready
app = FastAPI()


@app.post("/predict")
def predict(text: str):
    return service.predict(text)
