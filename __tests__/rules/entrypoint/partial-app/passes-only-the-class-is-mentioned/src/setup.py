from fastapi import FastAPI


def create_app(settings) -> FastAPI:
    app = FastAPI()

    @app.get("/tasks")
    def tasks():
        return settings.tasks

    return app


def install(app: FastAPI) -> None:
    """FastAPI() is what app is made by."""

    @app.get("/users")
    def users():
        return []


if __name__ == "__main__":
    app = FastAPI()
    install(app)


def create_test_app() -> FastAPI:
    app = FastAPI()
    install(app)
    return app
