import requests

BASE_URL = "http://localhost:8000"
print(requests.get(f"{BASE_URL}/todos").json())
