from fastapi import FastAPI, File, Form, Request, UploadFile

app = FastAPI()


@app.post("/raw")
async def raw(request: Request):
    return await request.form()


@app.post("/files")
def upload(file: UploadFile, note: str = Form()):
    return {}
