from gunicorn.app.base import BaseApplication
from hypercorn.config import Config

from main import app

config = Config()
config.bind = ["0.0.0.0:8000"]


class Standalone(BaseApplication):
    def __init__(self, application, options=None):
        self.options = options or {}
        super().__init__()


Standalone(app, {"bind": "%s:%s" % ("0.0.0.0", "8080")}).run()
