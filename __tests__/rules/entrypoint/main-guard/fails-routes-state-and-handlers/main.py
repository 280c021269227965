from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from src.store import Store

app = FastAPI()


@app.get("/items")
def items(request: Request):
    return request.app.state.store.all()


if not __name__ != "__main__":
    import uvicorn

    app.state.store = Store()

    @app.get("/items/{item_id}")
    def item(item_id: int):
        return app.state.store.get(item_id)

    @app.exception_handler(KeyError)
    async def missing(request, error):
        return JSONResponse({"detail": str(error)}, status_code=404)

    uvicorn.run(app)
