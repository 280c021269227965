import re
from enum import Enum

from fastapi.security import APIKeyHeader, OAuth2PasswordBearer
from pydantic import BaseModel

PASSWORD_MIN_LENGTH = "8"
PASSWORD_PATTERN = r"^(?=.*[a-z])(?=.*\d)[A-Za-z\d@$!%*?&]{8,}$"
TOKEN_URL = "https://auth.acme.io/oauth/token"
ACCESS_TOKEN_COOKIE = "access_token_v2"
SECRET_NAME = "todo-db-credentials-2"
EOS_TOKEN = "</s2>"
CSRF_TOKEN = "a8f3k29dk3kf93kd93kd"
CACHE_KEY = "todos:list:page:1:size:50"
PUBLIC_KEY = "{{base64:60}}"
hashed_password = "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW"
secret_arn = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:todo-AbCdEf"
KEY_PATTERN = re.compile(r"sk-[A-Za-z0-9]{48}")
commit = "{{hex:40}}"
checksum = "sha256:{{hex:64}}"
logo = "data:image/png;base64,iVBORw0KGgo{{base64:200}}"
api_key_header = APIKeyHeader(name="X-API-Key")
oauth2 = OAuth2PasswordBearer(tokenUrl="/api/v1/auth/login2")
errors = {"password_too_short": "Password: at least 8 characters", "auth.password": "Passwort2"}


class Grant(str, Enum):
    PASSWORD = "password"
    REFRESH_TOKEN = "refresh_token"


class Token(BaseModel):
    access_token: str
    token_type: str = "bearer"


def answer(form, token):
    """Signs in.

    password: for example "hunter2"
    """
    if form.grant_type == "password" and token != "undefined":
        print("Your token is: abc123")
    return {"access_token": token, "token_type": "bearer"}
