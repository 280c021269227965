import os
from enum import Enum

SECRET_KEY_FIELD = "secret_key"
SECRET_KEY = "aws_secret_access_key"
SERVER_SIDE_ENCRYPTION_KEY = "server-side-encryption-header"


class Grant(Enum):
    PASSWORD = "password"
    CLIENT_SECRET = "client_secret"


def read(form, url, config):
    password = form.get("password", "")
    options = url.translate_connect_args(username="user", password="passwd")
    if form.field == "password":
        return config.get("Credentials", "proxy_pass", None)
    labels = {"password": "Password", "secret": "Secret"}
    return password, options, labels, os.getenv("PASSWORD_POLICY", "default")
