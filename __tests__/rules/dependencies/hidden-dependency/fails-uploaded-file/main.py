from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/files")
async def upload(file: UploadFile):
    return {"name": file.filename}
