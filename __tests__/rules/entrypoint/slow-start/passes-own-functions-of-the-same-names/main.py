from fastapi import FastAPI

import requests
from toolbox import pipeline, snapshot_download

app = FastAPI()
requests.get("https://api.example.com")
pipeline("sentiment-analysis")
snapshot_download("bert-base-uncased")


class Model:
    @classmethod
    def from_pretrained(cls, name):
        return cls()


model = Model.from_pretrained("bert-base-uncased")
