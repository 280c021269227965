URL = "http://localhost:8089"
