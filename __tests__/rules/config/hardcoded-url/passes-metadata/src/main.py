from fastapi import FastAPI

SERVERS = [{"url": "http://localhost:8000", "description": "Local"}]
app = FastAPI(
    title="Todo",
    terms_of_service="http://localhost/terms",
    contact={"name": "Me", "url": "https://me-todo.hf.space"},
    license_info={"name": "MIT", "url": "https://me.vercel.app/licence"},
    servers=[{"url": "http://localhost:8000", "description": "Local"}, {"url": "https://me-todo.hf.space"}],
)


@app.get("/", responses={200: {"content": {"application/json": {"example": {"url": "http://localhost:8000/x"}}}}})
def root():
    """See http://localhost:8000/docs."""
    return {}
