SECRET_KEY = "secret"
PASSWORD = "admin"
