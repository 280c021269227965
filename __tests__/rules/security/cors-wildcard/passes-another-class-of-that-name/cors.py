class CORSMiddleware:
    def __init__(self, app, allow_origins):
        self.app = app
    async def __call__(self, scope, receive, send):
        await self.app(scope, receive, send)
