URL = "http://localhost:8000"
DATABASE = "postgresql://localhost/test"


def test_root(client):
    client.get("http://localhost:8000/")
