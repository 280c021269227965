from fastapi import FastAPI, UploadFile

app = FastAPI()


@app.post("/")
def upload(file: UploadFile):
    return {}
