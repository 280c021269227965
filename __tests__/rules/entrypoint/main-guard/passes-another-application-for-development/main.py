from fastapi import APIRouter, FastAPI
from fastapi.middleware.cors import CORSMiddleware
from fastapi.staticfiles import StaticFiles

router = APIRouter()


@router.get("/tasks")
def tasks():
    return []


def create_app() -> FastAPI:
    application = FastAPI()
    application.include_router(router)
    return application


app = create_app()


def development() -> FastAPI:
    app = create_app()
    app.add_middleware(CORSMiddleware, allow_origins=["*"])
    app.state.mode = "development"
    return app


if __name__ == "__main__":
    import uvicorn

    site = FastAPI()
    site.mount("/api", app)
    site.mount("/", StaticFiles(directory="static", html=True))
    local = development()
    local.mount("/site", site)
    uvicorn.run(local)
