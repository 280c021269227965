from fastapi import FastAPI, Form, UploadFile

app = FastAPI()


def parse(text: str = Form(), file: UploadFile | None = None):
    return text


def later():
    @app.post("/late")
    def late(text: str = Form()):
        return text
