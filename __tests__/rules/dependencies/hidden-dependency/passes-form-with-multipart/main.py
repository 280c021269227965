from fastapi import FastAPI, Form, UploadFile

app = FastAPI()


@app.post("/")
def upload(file: UploadFile, note: str = Form()):
    return {}
