from starlette.applications import Starlette
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import JSONResponse
from starlette.routing import Mount, Route, WebSocketRoute


async def health(request):
    return JSONResponse({"status": "ok"})


async def stream(websocket):
    await websocket.accept()


inner = Starlette(
    routes=[
        WebSocketRoute("/", stream),
        Mount("/api", routes=[Route("/", health), Route("/health", health)]),
    ]
)
app = CORSMiddleware(inner, allow_origins=["https://example.com"])
