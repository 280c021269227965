import hmac
import secrets

from cryptography.fernet import Fernet
from jose import jwt
from pydantic import Field, SecretStr

SECRET_KEY = "{{hex:64}}"
DB_PASSWORD: str = "hunter2"
user, password = "admin", "Tr0ub4dor&3"
config = {"db": {"password": "Zebra-Lampe-77!"}}
config["api_key"] = "{{base62:32}}"
token_secret = Field(default="{{hex:40}}")
smtp_password = SecretStr("Wal-Fisch-9!")
API_KEYS = ["{{base62:33}}"]
client_secret = (
    "{{base62:20}}"
    "{{base62:21}}"
)


def connect(user="app", password="qX7!vb2L"):
    return user, password


def login(form, server, payload):
    if form.password == "Sup3rGeheim!":
        return jwt.encode(payload, "{{base62:36}}", algorithm="HS256")
    if secrets.compare_digest(form.password.encode(), b"Gr8-Barrier-Reef"):
        return Fernet("{{base64:43}}=")
    server.login("me@gmail.com", "kvmd7!wqzh")
    return hmac.new(b"{{base62:30}}", payload, "sha256")
