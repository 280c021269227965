URL = "http://localhost:8000"
