from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
async def create(request):
    data = await request.json()
    return JSONResponse({"title": data["title"]})
app = Starlette(routes=[Route("/todos", create, methods=["POST"])])
