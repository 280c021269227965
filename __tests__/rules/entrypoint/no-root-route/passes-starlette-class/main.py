from starlette.applications import Starlette
from starlette.endpoints import HTTPEndpoint
from starlette.responses import PlainTextResponse
from starlette.routing import Route


class Home(HTTPEndpoint):
    async def get(self, request):
        return PlainTextResponse("ok")


routes = [Route("/", Home)]
app = Starlette(routes=routes)
