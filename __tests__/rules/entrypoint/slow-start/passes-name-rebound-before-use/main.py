import requests
from fastapi import FastAPI


class Offline:
    def get(self, url):
        return url


requests = Offline()
requests.get("https://api.example.com")


def ask(httpx):
    return httpx.get("https://api.example.com")


ask(Offline())
names = [requests.get(name) for requests in [Offline()] for name in ["a"]]
app = FastAPI()
