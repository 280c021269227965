import importlib

app = importlib.import_module("src.main").app
