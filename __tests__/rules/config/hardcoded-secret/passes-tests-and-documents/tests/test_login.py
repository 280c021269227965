PASSWORD = "Geheim123!"
URL = "postgresql://app:Geheim123@db.acme.io/test"
TOKEN = "eyJ{{base62:33}}.eyJ{{base62:80}}.{{base62:42}}"


def test_login(client):
    client.post("/login", json={"username": "a", "password": "Geheim123!"})
