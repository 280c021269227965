class Settings:
    listen = 9001


settings = Settings()
