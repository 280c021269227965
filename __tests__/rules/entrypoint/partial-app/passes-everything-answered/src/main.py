from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

from src.routes import tasks, users

app = FastAPI(title="Todo API")
app.add_middleware(CORSMiddleware, allow_origins=["*"])
app.include_router(tasks.router, prefix="/api")
app.include_router(users.router, prefix="/api")


@app.get("/health")
def health():
    return {"status": "healthy"}


if __name__ == "__main__":
    import uvicorn

    uvicorn.run(app, host="0.0.0.0", port=8000)
