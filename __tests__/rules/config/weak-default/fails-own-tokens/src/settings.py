import os

API_KEY = os.getenv("API_KEY", "mypassword123")
ADMIN = os.environ.get("ADMIN_TOKEN") or "hunter2-todo"


def key():
    return os.environ.get("INTERNAL_API_KEY", "todo-key-2025").strip()
