import os

OPENAI_API_KEY = os.getenv("OPENAI_API_KEY", "mypassword123")
GROQ = os.getenv("GROQ_API_KEY") or "hunter2-todo"
API_KEY = os.getenv("API_KEY", "your-api-key-1")
ACCESS_TOKEN = os.getenv("ACCESS_TOKEN", "changeme")
AUTH_TOKEN = os.getenv("AUTH_TOKEN", "xxxxxxxx1")
ADMIN_TOKEN = os.getenv("ADMIN_TOKEN", "example-token-1")
SERVICE_TOKEN = os.getenv("SERVICE_TOKEN", "/run/secrets/token1")
APP_KEY = os.getenv("APP_KEY", "v1")
API_TOKEN = os.getenv("API_TOKEN", "")
KEY_NAME = os.getenv("API_KEY_NAME", "X-Api-Key2")
KEY_HEADER = os.getenv("API_KEY_HEADER", "x-api-key-v2")
VARIABLE = os.getenv("API_KEY_VARIABLE", "API_KEY_2")
