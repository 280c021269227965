from fastapi import FastAPI


class Backend(FastAPI):
    async def __call__(self, scope, receive, send):
        scope["start"] = True
        await super().__call__(scope, receive, send)


app = Backend()
