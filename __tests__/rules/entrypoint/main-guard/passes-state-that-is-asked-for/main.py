from fastapi import FastAPI, Request

from src.settings import settings

app = FastAPI()


@app.get("/")
def root(request: Request):
    state = request.app.state
    profiler = getattr(state, "profiler", None)
    if hasattr(state, "tracer"):
        state.tracer.record("root")
    return {"profile": profiler, "mode": settings.mode}


if __name__ == "__main__":
    import uvicorn

    app.state.profiler = object()
    app.state.tracer = object()
    app.state.mode = "local"
    app.state.port = 8000
    uvicorn.run(app, port=app.state.port)
