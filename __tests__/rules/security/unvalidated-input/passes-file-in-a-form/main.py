from fastapi import FastAPI, Request
from starlette.datastructures import UploadFile
app = FastAPI()
@app.post("/files")
async def upload(request: Request):
    form = await request.form()
    file = form["file"]
    assert isinstance(file, UploadFile)
    return {"size": len(await file.read())}
