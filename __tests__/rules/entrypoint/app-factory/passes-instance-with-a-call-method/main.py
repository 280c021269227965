from fastapi import FastAPI


class Backend:
    def __init__(self):
        self.inner = FastAPI()

    async def __call__(self, scope, receive, send):
        await self.inner(scope, receive, send)


app = Backend()
