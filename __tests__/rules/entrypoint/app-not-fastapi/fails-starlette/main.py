from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route


async def home(request):
    return JSONResponse({"status": "ok"})


app = Starlette(routes=[Route("/", home)])
