import os

key = (os.environ.get("SECRET_KEY") or "changeme").strip().lower()
signing = os.getenv("SIGNING_KEY", "todo-app").strip().encode("utf-8")
client = connect((os.getenv("DB_PASSWORD") or "postgres").rstrip())
