import os

ALGORITHM = os.getenv("JWT_ALGORITHM", "HS256")
TOKEN_TYPE = os.getenv("TOKEN_TYPE", "bearer")
SECRET_NAME = os.getenv("SECRET_NAME", "todo-secret")
SECRET_FILE = os.getenv("SECRET_KEY_FILE", "/run/secrets/secret")
TOKEN_URL = os.getenv("TOKEN_URL", "/token")
PASSWORD_HASHER = os.getenv("PASSWORD_HASHER", "default")
USER = os.getenv("DB_USER", "postgres")
SALT = os.getenv("CACHE_KEY", "default")
