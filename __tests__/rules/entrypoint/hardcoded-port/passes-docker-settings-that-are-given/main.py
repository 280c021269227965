import uvicorn
from fastapi import FastAPI

app = FastAPI()
from dataclasses import dataclass


@dataclass
class Settings:
    host: str = "127.0.0.1"
    port: int = 8000


settings = Settings(host="0.0.0.0", port=7860)

if __name__ == "__main__":
    uvicorn.run(app, host=settings.host, port=settings.port)
