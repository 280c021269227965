from fastapi import FastAPI
from fastapi.responses import FileResponse
from starlette.exceptions import HTTPException as NotFound

app = FastAPI()


@app.exception_handler(NotFound)
async def single_page(request, error):
    return FileResponse("index.html")
