import gunicorn.app.base

from main import app


class Standalone(gunicorn.app.base.BaseApplication):
    def __init__(self, application, options=None):
        self.options = options or {}
        self.application = application
        super().__init__()

    def load(self):
        return self.application


Standalone(app, {"workers": 2}).run()
