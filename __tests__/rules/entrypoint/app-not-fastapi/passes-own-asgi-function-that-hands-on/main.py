from fastapi import FastAPI

backend = FastAPI()


async def app(scope, receive, send):
    if scope["type"] != "websocket":
        await backend(scope, receive, send)
