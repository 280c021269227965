from fastapi import FastAPI

from src.routes import router

api = FastAPI()

if __name__ != "__main__":
    print("imported")
else:
    import uvicorn

    api.include_router(router)
    uvicorn.run(api)
