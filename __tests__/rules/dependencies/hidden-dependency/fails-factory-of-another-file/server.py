from fastapi import FastAPI, Form


def add_routes(application: FastAPI):
    @application.post("/notes")
    def add(text: str = Form()):
        return {"text": text}


def build():
    application = FastAPI()
    add_routes(application)
    return application
