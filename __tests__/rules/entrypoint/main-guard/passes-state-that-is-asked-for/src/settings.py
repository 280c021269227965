class Settings:
    mode = "production"


settings = Settings()
