import os

API_KEY = "your-api-key"
OPENAI = os.getenv("OPENAI_API_KEY", "sk-...")
LOCAL = {"base_url": "http://localhost:11434/v1", "api_key": "ollama"}
GITHUB = "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
AWS = "AKIAIOSFODNN7EXAMPLE"
password = "<password>"
token = "${TOKEN}"
url = "postgresql://user:password@host:5432/db"
template = "postgresql://{user}:{password}@{host}/{name}"
key = "sk-1234567890abcdef1234567890abcdef"
