from fastapi import FastAPI

from src.missing import router

app = FastAPI()

if __name__ == "__main__":
    app.include_router(router)
