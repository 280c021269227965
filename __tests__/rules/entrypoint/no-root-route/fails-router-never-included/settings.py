import os


class Settings:
    show_docs = os.getenv("SHOW_DOCS") == "1"


settings = Settings()
