class Settings:
    secret = "key"
    algorithms = ["HS256"]
settings = Settings()
