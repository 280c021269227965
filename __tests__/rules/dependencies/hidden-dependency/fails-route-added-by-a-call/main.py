from fastapi import FastAPI, File


async def store(data: bytes = File()):
    return {"size": len(data)}


def create_app():
    application = FastAPI()
    application.add_api_route("/store", store, methods=["POST"])
    return application


app = create_app()
