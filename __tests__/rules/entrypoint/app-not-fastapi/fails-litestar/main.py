from litestar import Litestar, get


@get("/")
async def home() -> dict:
    return {"status": "ok"}


app = Litestar([home])
