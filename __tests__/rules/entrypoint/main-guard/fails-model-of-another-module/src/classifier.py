from transformers import pipeline

_pipeline = None


def load():
    global _pipeline
    _pipeline = pipeline("text-classification")


def classify(text: str):
    return _pipeline(text)[0]
