from fastapi import APIRouter, FastAPI


class Pages:
    def __init__(self):
        self.router = APIRouter()
        self.router.add_api_route("/", self.home, methods=["GET"])

    def home(self):
        return {"status": "ok"}


class Api(FastAPI):
    def __init__(self, *controllers, **options):
        super().__init__(**options)
        for controller in controllers:
            self.include_router(controller.router)


app = Api(Pages(), title="Tasks")
