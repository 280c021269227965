from quart import Quart


def create_app():
    app = Quart(__name__)

    @app.get("/")
    async def home():
        return {"status": "ok"}

    return app
