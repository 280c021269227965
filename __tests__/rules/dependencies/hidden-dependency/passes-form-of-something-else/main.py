from fastapi import FastAPI, Request

app = FastAPI()


class Page:
    def form(self):
        return "<form>"


@app.post("/")
async def root(request: Request, page: Page = None):
    return (page or Page()).form()
