import os

SECRET_KEY = os.environ["SECRET_KEY"]
ADMIN_PASSWORD = os.environ["ADMIN_PASSWORD"]
checks = (SECRET_KEY != "hackathon-key-2", ADMIN_PASSWORD != "admin123")
if SECRET_KEY == "changeme" or not ADMIN_PASSWORD:
    raise RuntimeError("Set SECRET_KEY and ADMIN_PASSWORD")
