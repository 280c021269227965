from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from starlette.middleware.base import BaseHTTPMiddleware


class Home(BaseHTTPMiddleware):
    async def dispatch(self, request: Request, call_next):
        if request.url.path == "/":
            return RedirectResponse("/docs")
        return await call_next(request)


app = FastAPI()
app.add_middleware(Home)
