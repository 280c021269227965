from starlette.middleware.gzip import GZipMiddleware


class Server:
    async def handle(self, scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"ok"})


app = GZipMiddleware(Server().handle)
