import uvicorn
from fastapi import FastAPI
from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    debug: bool = True


class Options:
    def __init__(self, reload):
        self.reload = reload


settings = Settings()
app = FastAPI()

if __name__ == "__main__":
    uvicorn.run("main:app", reload=settings.debug)
    uvicorn.run("main:app", reload=Options(settings.debug).reload)
