import os

from pydantic import field_validator
from pydantic_settings import BaseSettings

PASSWORD = os.environ["PASSWORD"]
REFUSED = (PASSWORD != "changeme", PASSWORD != "postgres")
assert PASSWORD != "password123" and os.environ["SECRET_KEY"] != "secret"
if os.getenv("JWT_SECRET") == "changeme" or "admin123" == PASSWORD:
    raise RuntimeError("the defaults of the example are still there")


class Settings(BaseSettings):
    secret_key: str
    password: str

    def check(self):
        if self.secret_key == "changeme" or self.password != "admin123":
            return self
        return None


settings = Settings()
if settings.secret_key == "secret":
    raise RuntimeError("set SECRET_KEY")
