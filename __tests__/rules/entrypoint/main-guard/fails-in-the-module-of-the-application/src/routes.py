from fastapi import APIRouter

router = APIRouter()

if __name__ == "__main__":
    from fastapi import FastAPI
    import uvicorn

    demo = FastAPI()
    demo.include_router(router)
    uvicorn.run(demo)
