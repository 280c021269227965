import requests


async def warm_up():
    requests.get("https://search.example.com/index.json", timeout=60)
