from fastapi import FastAPI


def build():
    application = FastAPI(title="Todo API")

    @application.get("/")
    def health():
        return {"status": "ok"}

    return application
