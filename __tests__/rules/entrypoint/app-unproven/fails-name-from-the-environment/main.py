import importlib
import os

app = importlib.import_module(os.environ["APP_MODULE"]).app
